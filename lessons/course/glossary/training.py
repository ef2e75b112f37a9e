"""Words about training: what is made small, by which steps, and what can go wrong."""

from lessons.course.glossary.term import Group, Term

GROUP = Group(
    "Training",
    (
        Term(
            "loss", "One number that says how wrong the output is; training makes it small.", "loss_target",
            ("loss", "losses"), "loss", ("cost", "objective", "error", "criterion"),
        ),
        Term(
            "crossentropy", "The loss of a distribution: large when the true class got a small probability.",
            "loss_target", ("crossentropy",), "categorical_crossentropy",
            ("cross-entropy", "log loss", "negative log-likelihood", "NLL"), "loss = −log(probability of the truth)",
        ),
        Term(
            "mean squared error", "The loss of a number: the distance to the target, squared, on average.",
            "loss_target", ("mean squared error",), "mean_squared_error", ("MSE", "L2 loss"),
            "loss = mean((output − target)²)",
        ),
        Term(
            "metric", "A number people read, such as accuracy; training does not look at it.", "loss_target",
            ("metric", "metrics"), "metrics", ("evaluation measure",),
        ),
        Term(
            "accuracy", "The share of answers that are right.", "loss_target", ("accuracy",), "accuracy",
            ("hit rate",), "right answers / all answers",
        ),
        Term(
            "gradient", "For each weight: how far the loss moves when that weight moves a little.", "gradients",
            ("gradient", "gradients"), also=("derivative", "slope"),
        ),
        Term(
            "vanishing gradient", "A gradient that becomes smaller with every step or layer it goes back.",
            "gradients", ("vanish", "vanishing gradient", "vanishing gradients"), also=("fading gradient",),
        ),
        Term(
            "exploding gradient", "A gradient that becomes larger with every step or layer it goes back.",
            "gradients", ("explode", "exploding gradient", "exploding gradients"),
            also=("gradient blow-up",),
        ),
        Term(
            "optimizer", "The rule by which training changes the weights.", "learning_rate",
            ("optimizer", "optimizers"), "SGD, RMSprop, Adam", ("solver",),
        ),
        Term(
            "learning rate", "How large each step of training is.", "learning_rate",
            ("learning rate", "learning rates"), "learning_rate", ("step size", "lr", "eta"),
            "weight − learning rate · gradient",
        ),
        Term(
            "batch size", "How many samples training looks at before it changes the weights once.", "learning_rate",
            ("batch size", "batch sizes"), "batch_size", ("mini-batch size",),
        ),
        Term(
            "epoch", "One pass of training over all samples.", "overfitting", ("epoch", "epochs"), "epochs",
            ("pass", "round"),
        ),
        Term(
            "step of training", "One change of the weights, after one batch.", "learning_rate",
            ("training step", "training steps"), "steps_per_epoch", ("iteration", "update"),
        ),
        Term(
            "validation set", "Samples that training never sees; they show what the network does with new ones.",
            "overfitting", ("validation set", "validation data", "**validation** set"), "validation_data",
            ("held-out data", "dev set"),
        ),
        Term(
            "overfitting", "Good on the samples it was trained on, worse on new ones.", "overfitting",
            ("overfitting", "overfits", "overfit"), also=("memorizing", "high variance"),
        ),
        Term(
            "underfitting", "Bad even on the samples it was trained on.", "overfitting",
            ("underfitting", "underfits", "underfit"), also=("high bias", "too small a model"),
        ),
        Term(
            "early stopping", "Ending the training when the loss on the validation set no longer falls.",
            "overfitting", ("early stopping",), "EarlyStopping",
        ),
        Term(
            "patience", "How many epochs without a better loss are waited for before something is done.",
            "overfitting", ("patience",), "patience",
        ),
        Term(
            "noise", "The part of the data that is chance and will not come back.", "overfitting", ("noise",),
            also=("random error", "residual"),
        ),
        Term(
            "hyperparameter", "A setting that training does not learn, such as units or the learning rate.",
            "overfitting", ("hyperparameter", "hyperparameters"), also=("setting", "configuration"),
        ),
        Term(
            "callback", "Something Keras does at fixed moments of a training, such as the end of each epoch.",
            "learning_rate", ("callback", "callbacks"), "callbacks", ("hook",),
        ),
        Term(
            "schedule", "A rule by which the learning rate changes during the training.", "learning_rate",
            ("schedule", "schedules"), "LearningRateSchedule", ("decay", "annealing", "warm-up"),
        ),
        Term(
            "plateau", "A part of the training in which the loss gets no better.", "learning_rate", ("plateau",),
            "ReduceLROnPlateau", ("stagnation",),
        ),
        Term(
            "momentum", "A share of the last step that is kept, so that steps in one direction gather speed.",
            "learning_rate", ("momentum",), "momentum", ("heavy ball", "beta 1"),
        ),
        Term(
            "inference", "Using a trained network without changing it.", "learning_rate", ("inference",), "predict",
            ("prediction", "test time", "evaluation mode"),
        ),
        Term(
            "representation", "What the hidden layers make of a sample: other numbers for the same thing.",
            "representation", ("representation", "representations"), also=("embedding", "latent features", "code"),
        ),
        Term(
            "frozen", "Used, but not changed by training.", "representation", ("frozen",), "trainable=False",
            ("fixed", "requires_grad=False"),
        ),
        Term(
            "transfer learning", "Taking layers that have learned elsewhere, and training a new head on them.",
            "representation", ("transfer learning",), also=("fine-tuning", "pretrained model"),
        ),
        Term(
            "precision", "Of the samples that are called a class, the share that is of this class.",
            "representation", ("precision",), "Precision", ("positive predictive value",),
            "true positives / all called positive",
        ),
        Term(
            "recall", "Of the samples of a class, the share that is found.", "representation", ("recall",), "Recall",
            ("sensitivity", "true positive rate"), "true positives / all that are positive",
        ),
    ),
)  # fmt: skip
