"""A server process ends when it is told to, though another thread than the main one is told."""

import multiprocessing
import signal
import threading
import time

from cms.health.stopping import pass_signals_on

PATIENCE_SECONDS = 20


def serve() -> None:
    """What a server's process does: wait in the main thread for the handler; here another thread is told to end."""
    stopped = threading.Event()
    pass_signals_on()
    signal.signal(signal.SIGTERM, lambda *_: stopped.set())

    def take() -> None:
        # The main thread has begun to wait by then.
        time.sleep(0.5)
        signal.pthread_kill(threading.get_ident(), signal.SIGTERM)
        time.sleep(PATIENCE_SECONDS)

    threading.Thread(target=take, daemon=True).start()
    stopped.wait()


def test_the_main_thread_hears_what_another_was_told():
    process = multiprocessing.get_context("spawn").Process(target=serve)
    process.start()
    process.join(PATIENCE_SECONDS / 2)
    code = process.exitcode
    process.kill()
    assert code == 0


def test_a_process_that_no_server_started_is_left_alone():
    before = signal.set_wakeup_fd(-1)
    try:
        pass_signals_on()
        assert signal.set_wakeup_fd(-1) == -1
    finally:
        signal.set_wakeup_fd(before)
