"""A server process hears at once that it should end, whatever its threads are doing."""

import multiprocessing
import os
import signal
import threading


def pass_signals_on() -> None:
    """Wake the main thread when the process is told to end, whichever thread the system gave the signal to.

    Python runs a signal's handler in the main thread only, when that next runs Python (https://docs.python.org/3/library/signal.html). A
    main thread that waits for a lock, as granian's does all its life, never does when another thread took the signal. One that is being
    created as the signal comes often takes it: the process then went on until it was killed, with the requests it had. For the processes
    that a server starts with ``multiprocessing``; in any other, and in a thread, nothing is done.
    """
    if multiprocessing.parent_process() is None or threading.current_thread() is not threading.main_thread():
        return
    main = threading.get_ident()
    received, noted = os.pipe()
    os.set_blocking(noted, False)
    signal.set_wakeup_fd(noted, warn_on_full_buffer=False)

    def pass_on() -> None:
        while (number := os.read(received, 1)[0]) not in (signal.SIGTERM, signal.SIGINT):
            pass
        # Once: what is passed on is noted again.
        signal.pthread_kill(main, number)

    threading.Thread(target=pass_on, name="signals", daemon=True).start()
