"""What the second document says about overfitting that does not run, or does less than it seems."""

import numpy as np

from lessons.course.erratum import Erratum
from lessons.course.shown.penalties import size_of
from lessons.course.shown.stopping import path_problem, saved_epochs, stop_of
from lessons.network.link import read_link
from lessons.network.predict import predict

FACTOR = 0.01


def l_is_no_argument() -> Erratum:
    """L2 has no argument l."""
    kernel = np.ones((2, 3))
    return Erratum(
        "E2-07", "S2", "keras.regularizers.l2(l=0.01) adds a penalty to the loss.",
        "It stops with `TypeError: L2.__init__() got an unexpected keyword argument 'l'`. The argument is called `l2`. "
        f"A kernel of {kernel.size} ones then adds {FACTOR} · {size_of(kernel, 'L2'):g} = "
        f"{FACTOR * size_of(kernel, 'L2'):g} to the loss.",
        "Dense(64, kernel_regularizer=keras.regularizers.l2(l=0.01))",
        "Dense(64, kernel_regularizer=keras.regularizers.l2(0.01))",
    )  # fmt: skip


def a_fragment_without_a_model() -> Erratum:
    """Two lines that need more around them."""
    layers = predict(read_link("Input(32)|Dense(128,activation=relu)|Dropout(0.5)").spec).layers
    return Erratum(
        "E2-10", "S2", "Two lines show how to use Dropout: model.add(Dense(...)) and model.add(Dropout(0.5)).",
        "Alone they stop with `NameError: name 'model' is not defined`. With a model but without an Input, the summary "
        "shows `?` for each shape and `0 (unbuilt)` parameters.\n\n`count_params` stops: `You tried to call "
        "count_params on layer 'sequential', but the layer isn't built.` With 32 features they have "
        f"{layers[0].params:,} + {layers[1].params} parameters.",
        "model.add(Dense(128, activation='relu'))\nmodel.add(Dropout(0.5))",
        "model = keras.Sequential([keras.Input((32,))])\nmodel.add(Dense(128, activation='relu'))\n"
        "model.add(Dropout(0.5))",
    )  # fmt: skip


def callbacks_do_less() -> Erratum:
    """What the two callbacks do as they come."""
    run = (0.70, 0.60, 0.62, 0.50, 0.45, 0.55)
    early, patient = stop_of(run, 0), stop_of(run, 2)
    all_files, best_files = (len(saved_epochs(run, best_only)) for best_only in (False, True))
    return Erratum(
        "E2-12", "S2", "EarlyStopping halts when the validation loss stops improving; ModelCheckpoint saves the best.",
        f"As they come they do less. Validation losses {', '.join(f'{each:g}' for each in run)}: with patience 0, its "
        f"default, training ends at epoch {early.epoch}, with patience 2 it gets through all {patient.epoch}, past the "
        f"lowest at epoch {patient.best}. The model keeps the last weights: restore_best_weights is False.\n\nThe "
        f"file is written {all_files} times, the last one wins: save_best_only is False. With True it is written "
        f"{best_files} times.\n\nWithout validation data both only warn: `Early stopping conditioned on metric "
        "val_loss which is not available.` and `Can save best model only with val_loss available.`\n\nA path "
        "must fit too: ``"
        f"{path_problem('best.ckpt')}``",
        "EarlyStopping()\nModelCheckpoint('best.ckpt')",
        "EarlyStopping(patience=5, restore_best_weights=True)\nModelCheckpoint('best.keras', save_best_only=True)",
    )  # fmt: skip
