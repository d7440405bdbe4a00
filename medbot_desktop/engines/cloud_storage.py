"""The bucket: whether it can be written, files into it piece by piece, and out of it again."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

import requests
from google.auth import exceptions as auth
from google.resumable_media import common
from google.resumable_media.requests import ResumableUpload

from medbot_desktop.domain.errors import CloudFailed
from medbot_desktop.engines.cloud_failures import of_status, translated

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from medbot_desktop.domain.ports import ReportProgress
    from medbot_desktop.engines.cloud_sign_in import CloudConnection

PIECE_BYTES = 1_048_576
ATTEMPTS = 6  # for one piece; the waits between them add up to about a minute
_NEEDED = ("storage.objects.create", "storage.objects.delete", "storage.objects.get")
_KIND = "application/jsonl"


def look_at_bucket(connection: CloudConnection) -> None:
    """Whether the bucket is there and may be written to, read and removed from; nothing is written for it.

    Raises CloudFailed "no_bucket", "bucket_forbidden", ...
    """
    bucket = connection.access.settings.bucket
    address = f"{_root(connection)}/storage/v1/b/{quote(bucket, safe='')}/iam/testPermissions"
    with translated(connection.access, bucket=True):
        answer = connection.session.get(
            address, params=[("permissions", one) for one in _NEEDED], timeout=connection.timeout
        )
        if answer.status_code != 200:
            raise of_status(connection.access, answer.status_code, answer.text, bucket=True)
        if not set(_NEEDED) <= set(answer.json().get("permissions", ())):
            raise CloudFailed("bucket_forbidden", bucket=bucket)


def upload(
    connection: CloudConnection,
    path: Path,
    name: str,
    report: ReportProgress,
    wait: Callable[[float], None],
    piece_bytes: int = PIECE_BYTES,
) -> str:
    """Send a file to the bucket as the object `name`, in pieces that are sent again where the connection broke, and
    hold its checksum against the bucket's. Gives its gs:// address.

    `report` gets (bytes, all bytes) after each piece; it and `wait` may raise Cancelled. Raises CloudFailed.
    """
    bucket = connection.access.settings.bucket
    address = f"{_root(connection)}/upload/storage/v1/b/{quote(bucket, safe='')}/o?uploadType=resumable"
    size = path.stat().st_size
    with path.open("rb") as file:
        sending = ResumableUpload(address, piece_bytes, checksum="crc32c")
        # Its own way of trying again sleeps where no one can wake it.
        sending._retry_strategy = common.RetryStrategy(max_retries=0)
        _step(
            connection,
            lambda: sending.initiate(
                connection.session, file, {"name": name}, _KIND, total_bytes=size, timeout=connection.timeout
            ),
            lambda: None,
            wait,
        )
        report(0, size)
        while not sending.finished:
            _step(
                connection,
                lambda: sending.transmit_next_chunk(connection.session, timeout=connection.timeout),
                lambda: sending.recover(connection.session) if sending.invalid else None,
                wait,
            )
            report(sending.bytes_uploaded, size)
    return f"gs://{bucket}/{name}"


def remove(connection: CloudConnection, address: str) -> None:
    """Remove an object by its gs:// address; one that is not there is removed already. Raises CloudFailed."""
    bucket, _, name = address.removeprefix("gs://").partition("/")
    url = f"{_root(connection)}/storage/v1/b/{quote(bucket, safe='')}/o/{quote(name, safe='')}"
    with translated(connection.access, bucket=True):
        answer = connection.session.delete(url, timeout=connection.timeout)
        if answer.status_code not in (200, 204, 404):
            raise of_status(connection.access, answer.status_code, answer.text, bucket=True)


def _step(
    connection: CloudConnection,
    send: Callable[[], object],
    recover: Callable[[], object],
    wait: Callable[[float], None],
) -> None:
    """One request of an upload, tried again with longer waits where that may help."""
    for attempt in range(1, ATTEMPTS + 1):
        try:
            with translated(connection.access, bucket=True):
                if attempt > 1:
                    recover()
                send()
                return
        except CloudFailed as error:
            if attempt == ATTEMPTS or not (error.retry or _is_broken(error)):
                raise
        wait(min(2.0**attempt, 30.0) / 2)


def _is_broken(error: CloudFailed) -> bool:
    """Whether the connection broke, rather than having been refused."""
    return isinstance(error.__cause__, requests.ConnectionError | auth.TransportError)


def _root(connection: CloudConnection) -> str:
    return connection.access.addresses.storage
