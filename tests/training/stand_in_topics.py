"""What the scheduler still holds of earlier runs, asked from a worker."""


def topics_of_runs() -> list[str]:
    """The topics of runs whose messages the scheduler keeps."""
    from distributed import get_client

    return [topic for topic in get_client().get_events() if topic.startswith("run-")]
