"""Lesson 10: padding and masking."""

from lessons.course.lesson import Lesson, Section

LESSON = Lesson(
    key="masking",
    number=10,
    title="Padding and masking",
    icon=":material/visibility_off:",
    goal="Say what a mask changes, which layers lose it, and whether an accuracy counts padding.",
    minutes=20,
    needs=("return_sequences", "loss_target"),
    sections=(
        Section("Under a mask the state stands still", "frozen_lane", predict="frozen_step"),
        Section("The vector of padding is not zero", "zero_row"),
        Section("Accuracy that counts padding", "counted_padding", predict="padded_accuracy"),
        Section("Who passes the mask on", "mask_route", predict="mask_fate"),
        Section("The loss without the padding", "masked_losses", predict="masked_loss"),
        Section("One head a mask does not get along with", "softmax_head"),
    ),
    remember=(
        "mask_zero=True says: id 0 is no word. Without it padding is read like a word.",
        "A recurrent layer under a mask keeps its state at padded steps.",
        "Without a mask padding counts in the accuracy and in the loss, and makes both look better.",
        "Dense and Dropout pass a mask on; Flatten, Conv1D and max pooling lose it.",
        "Use Activation('softmax') or Dense(..., activation='softmax') under a mask, not the layer Softmax().",
    ),
    documents=("S3",),
    next="encoder_decoder",
)
