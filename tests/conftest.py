"""What holds for every test: Keras calculates on the CPU, reproducibly, and says nothing on the way."""

import os

# Before anything imports TensorFlow, which reads them once. oneDNN crashes the process on some shapes.
os.environ["TF_ENABLE_ONEDNN_OPTS"] = "0"
os.environ["CUDA_VISIBLE_DEVICES"] = "-1"
os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
os.environ["KERAS_BACKEND"] = "tensorflow"
