// Choosing a step: at once in the browser, a moment later in Python, and Python's choice back again.

const EMIT_AFTER = 150
const ANSWER_WITHIN = 5000

function choose(picture, step, { tell = true } = {}) {
  const last = picture.scene.timesteps - 1
  if (last < 0 || step === null) return
  picture.chosen = Math.min(last, Math.max(0, step))
  picture.follow()
  if (tell) emitSoon(picture)
}

function emitSoon(picture) {
  clearTimeout(picture.emitTimer)
  picture.emitTimer = setTimeout(() => {
    picture.emitTimer = null
    if (picture.chosen === picture.fromPython && picture.told === null) return
    picture.told = picture.chosen
    picture.component.setTriggerValue("timestep", picture.chosen)
    clearTimeout(picture.answerTimer)
    picture.answerTimer = setTimeout(() => {
      picture.told = null
      obey(picture, picture.fromPython)
    }, ANSWER_WITHIN)
  }, EMIT_AFTER)
}

function obey(picture, chosen) {
  // An answer to an older choice must not pull the learner back, so Python waits its turn.
  picture.fromPython = chosen
  if (chosen === picture.told) {
    picture.told = null
    clearTimeout(picture.answerTimer)
  }
  if (picture.playing || picture.emitTimer || picture.told !== null) return
  const last = Math.max(0, picture.scene.timesteps - 1)
  picture.chosen = Math.min(last, Math.max(0, chosen))
}

function play(picture) {
  const last = picture.scene.timesteps - 1
  if (last < 1) return
  if (picture.calm.matches) return choose(picture, picture.chosen >= last ? 0 : picture.chosen + 1)
  if (picture.playing) return stop(picture)
  const pause = Math.min(500, Math.max(90, 14000 / picture.scene.timesteps))
  picture.playing = true
  choose(picture, picture.chosen >= last ? 0 : picture.chosen, { tell: false })
  const tick = () => {
    choose(picture, picture.chosen + 1, { tell: false })
    if (picture.chosen >= picture.scene.timesteps - 1) stop(picture)
    else picture.playTimer = setTimeout(tick, pause)
  }
  picture.playTimer = setTimeout(tick, pause)
}

function stop(picture) {
  if (!picture.playing) return
  clearTimeout(picture.playTimer)
  picture.playing = false
  picture.follow()
  emitSoon(picture)
}

function forget(picture) {
  for (const timer of ["emitTimer", "answerTimer", "playTimer"]) clearTimeout(picture[timer])
}
