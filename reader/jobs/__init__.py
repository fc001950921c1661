"""The long works, with progress and cancel, used by the window and the command line alike."""
