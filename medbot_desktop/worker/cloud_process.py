"""The process that tunes on Google Cloud: one thread a request, so that a job is watched while another thing is asked.

Imported only there; `client.run_cloud` names it. Credentials are read from their file here and nowhere else.
"""

from __future__ import annotations

import time
import warnings
from pathlib import Path
from typing import TYPE_CHECKING

from medbot_desktop.domain.errors import Cancelled
from medbot_desktop.engines.port import ignore_environment
from medbot_desktop.pipeline.cloud_desk import WAITS_S, CloudDesk
from medbot_desktop.pipeline.cloud_evaluating import estimate_evaluation, evaluate_job
from medbot_desktop.worker.cloud_messages import (
    CancelCloudJob,
    CloudEvaluated,
    CloudEvaluationEstimated,
    CloudJobChanged,
    CloudJobEnded,
    CloudJobsListed,
    CloudPrepared,
    CloudTested,
    EstimateCloudEvaluation,
    EvaluateCloudJob,
    ForgetCloudJob,
    ListCloudJobs,
    PrepareCloudTuning,
    RemoveCloudFiles,
    StartCloudTuning,
    TestCloud,
    WatchCloudJob,
)
from medbot_desktop.worker.messages import Done, Progress
from medbot_desktop.worker.request_loop import RequestLoop

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.connection import Connection

    from medbot_desktop.domain.ports import ReportProgress
    from medbot_desktop.pipeline.hosted import Stop
    from medbot_desktop.worker.cloud_messages import CloudRequest
    from medbot_desktop.worker.messages import Event

_TOLD_EVERY_S = 0.1


def main(connection: Connection, user_folder: str, waits_s: tuple[float, float] = WAITS_S) -> None:
    """Serve `connection` until it is told to stop or the window's process is gone; jobs go on at Google."""
    ignore_environment()
    # What an SDK warns of may repeat a request; nothing of it is for a log.
    warnings.simplefilter("ignore")
    desk = CloudDesk(Path(user_folder), waits_s)
    RequestLoop(connection, lambda request, tell, stop: serve(desk, request, tell, stop)).run()


def serve(desk: CloudDesk, request: CloudRequest, tell: Callable[[Event], None], stop: Stop) -> Event:
    """Do what is asked; gives the event that ends the request."""
    number = request.request_id

    def changed(job: object) -> None:
        tell(CloudJobChanged(number, job))  # type: ignore[arg-type]

    match request:
        case TestCloud():
            return CloudTested(number, desk.test(request.access, request.model, stop))
        case PrepareCloudTuning():
            report = _reporter(number, "preparing", tell, stop)
            preview = desk.prepare(request.access, request.source, request.model, request.params, report)
            return CloudPrepared(number, preview)
        case StartCloudTuning():
            report = _reporter(number, "uploading", tell, stop)
            desk.start(request.access, request.job_id, request.digest, request.agreed, report, stop, changed)
            return CloudJobEnded(number, desk.watch(request.access, request.job_id, stop, changed))
        case WatchCloudJob():
            return CloudJobEnded(number, desk.watch(request.access, request.job_id, stop, changed))
        case CancelCloudJob():
            desk.cancel(request.access, request.job_id, stop)
            return Done(number)
        case RemoveCloudFiles():
            desk.remove_files(request.access, request.job_id, stop)
        case ForgetCloudJob():
            desk.shelf.forget(request.job_id)
        case EstimateCloudEvaluation():
            return CloudEvaluationEstimated(number, estimate_evaluation(desk, request, stop))
        case EvaluateCloudJob():
            report = _reporter(number, "evaluating", tell, stop)
            return CloudEvaluated(number, evaluate_job(desk, request, report, stop))
        case ListCloudJobs():
            pass
    return CloudJobsListed(number, desk.shelf.jobs())


def _reporter(number: int, what: str, tell: Callable[[Event], None], stop: Stop) -> ReportProgress:
    """Tells how far something is, at most ten times a second and always its end; raises Cancelled on a stop."""
    last = 0.0

    def report(done: int, total: int) -> None:
        nonlocal last
        if stop.wanted:
            raise Cancelled
        now = time.monotonic()
        if done == total or now - last >= _TOLD_EVERY_S:
            last = now
            tell(Progress(number, what, done, total))

    return report
