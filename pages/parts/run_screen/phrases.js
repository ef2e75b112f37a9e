// Every word the run screen shows or speaks.

const PHRASES = {
  group: "Training, live",
  asking: "Asking for this run",
  queued: "Waiting", running: "Training", done: "Done", paused: "Paused", stopped: "Stopped", failed: "Failed",
  gone: "Forgotten",
  gone_sentence: "The server no longer knows this run. Train again to start a new one.",
  gone_drawn: "The server no longer knows this run. What had arrived is still shown. Train again to start a new one.",
  lost: "The connection is lost. Trying again every second; training goes on without it.",
  next_up: "yours is next", one_before: "1 run before yours", many_before: "{place} runs before yours",
  epoch_of: "epoch {epoch} of {epochs}", epoch: "epoch {epoch}", untrained: "epoch 0, untrained",
  rate: "{rate} epochs per second", left: "{time} left", took: "took {time}",
  will_wait: "Your run is waiting. What you see is the network before training: every weight is still random.",
  will_start: "This is the network before training. With each epoch the curve grows and the picture sharpens.",
  will_wait_blank: "Your run is waiting. First the untrained network appears here, then a curve that grows with each epoch.",
  nothing_yet: "The softmax of every timestep appears here with the first numbers.",
  progress: "Progress of {title}",
  loss: "Loss", training: "training", validation: "validation", run_training: "{run} training", run_validation: "{run} validation",
  floor: "best possible {value}", not_a_number: "not a number",
  epochs: "epoch", read_chart: "{name} at each epoch",
  chart_help: "Drag or press ← → to move through the epochs.",
  softmax: "Softmax", softmax_at: "Softmax at epoch {epoch}", softmax_before: "Softmax at epoch {epoch}, the nearest before {asked}",
  step: "t = {step}", step_named: "t = {step}, “{label}”", step_row: "t = {step} · {label}", sample: "the whole sample",
  likeliest: "likeliest {name} with {share}", cell: "{name} {share}", cell_true: "{name} {share}, true {truth}",
  map_name: "Softmax map: timestep", map_still: "Softmax map of {classes} classes",
  map_help: "A row is one timestep, a column one class. Diamonds mark each row's largest. Click a row or press ↑ ↓.",
  map_help_still: "One distribution over the classes. A diamond marks the largest.",
  truth_help: "Outlines and the bars behind show what is true.", show_truth: "Show the truth",
  steps: "Loss at each timestep", steps_at: "Loss at each timestep, epoch {epoch}", steps_chart: "Loss at each timestep, in bars",
  steps_help: "The loss of the training samples, one bar for each step of time.",
  norms: "Gradient of each layer", norms_help: "The length (norm) of each layer's gradient, on a scale where each line is ten times the one below.",
  play: "Play through training", pause: "Pause", on: "Some epochs on",
  scrubber: "Epoch to look at", live: "{epoch} · live", at: "{epoch}",
  numbers: "Numbers of this epoch", quantity: "quantity", value: "value",
  val_loss: "validation loss", val_metric: "validation {metric}", learning_rate: "learning rate",
  timestep: "timestep", likeliest_class: "likeliest class", share: "softmax", true_share: "true share",
  layer: "layer", gradient: "gradient norm",
  spoken: "{head}, loss {loss}", of_run: "{run}: {words}", at_epoch: "{epoch}: {words}",
}

function say(name, slots = {}) {
  return (PHRASES[name] ?? name).replace(/\{(\w+)\}/g, (whole, slot) => (slot in slots ? String(slots[slot]) : whole))
}
