"""The bucket: whether it can be written, files into it piece by piece, and out of it again."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from google.resumable_media import common
from google.resumable_media.requests import ResumableUpload

from medbot_desktop.domain.errors import CloudFailed, ProviderFailed
from medbot_desktop.engines.cloud_failures import of_bucket, translated

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from medbot_desktop.domain.ports import ReportProgress, T
    from medbot_desktop.engines.cloud_connection import CloudConnection

PIECE_BYTES = 1_048_576
ATTEMPTS = 6  # for one piece; the waits between them add up to half a minute
_NEEDED = ("storage.objects.create", "storage.objects.delete", "storage.objects.get")
_KIND = "application/jsonl"


def look_at_bucket(connection: CloudConnection) -> None:
    """Whether the bucket is there and may be written to, read and removed from; nothing is written for it.

    Raises CloudFailed "no_bucket", "bucket_forbidden", ...
    """
    bucket = connection.cloud.settings.bucket
    url = f"{_root(connection)}/storage/v1/b/{quote(bucket, safe='')}/iam/testPermissions"
    with translated(connection.place):
        answer = connection.request("GET", url, params={"permissions": _NEEDED})
        if answer.status_code != 200:
            raise of_bucket(connection.place, answer.status_code, answer.text)
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

    `report` gets (bytes, all bytes) after each piece; it and `wait` may raise Cancelled. Raises CloudFailed or
    ProviderFailed.
    """
    bucket = connection.cloud.settings.bucket
    url = f"{_root(connection)}/upload/storage/v1/b/{quote(bucket, safe='')}/o?uploadType=resumable"
    size = path.stat().st_size
    with path.open("rb") as file:

        def begin() -> ResumableUpload:
            begun = ResumableUpload(url, piece_bytes, checksum="crc32c")
            # Its own way of trying again sleeps where no one can wake it.
            begun._retry_strategy = common.RetryStrategy(max_retries=0)
            begun.initiate(connection, file, {"name": name}, _KIND, total_bytes=size)
            return begun

        sending = _attempt(connection, begin, lambda: file.seek(0), wait)
        report(0, size)
        while not sending.finished:
            _attempt(
                connection,
                lambda: sending.transmit_next_chunk(connection),
                lambda: sending.recover(connection),
                wait,
            )
            report(sending.bytes_uploaded, size)
    return f"gs://{bucket}/{name}"


def remove(connection: CloudConnection, address: str) -> None:
    """Remove an object by its gs:// address; one that is not there is removed already."""
    bucket, _, name = address.removeprefix("gs://").partition("/")
    url = f"{_root(connection)}/storage/v1/b/{quote(bucket, safe='')}/o/{quote(name, safe='')}"
    with translated(connection.place):
        answer = connection.request("DELETE", url)
        if answer.status_code not in (200, 204, 404):
            raise of_bucket(connection.place, answer.status_code, answer.text)


def _attempt(
    connection: CloudConnection,
    send: Callable[[], T],
    recover: Callable[[], object],
    wait: Callable[[float], None],
) -> T:
    """What one request of an upload gives, tried again with longer waits where that may help."""
    for attempt in range(1, ATTEMPTS + 1):
        try:
            with translated(connection.place):
                if attempt > 1:
                    recover()
                return send()
        except (CloudFailed, ProviderFailed) as error:
            refused_token = error.code in ("provider_sign_in_refused", "provider_sign_in_expired")
            if refused_token and attempt == 1:
                connection.forget_token()
            elif attempt == ATTEMPTS or not (error.retry or error.code == "provider_slow"):
                raise
        wait(2.0 ** (attempt - 1) / 2)
    raise AssertionError("the last attempt raises or returns")


def _root(connection: CloudConnection) -> str:
    return connection.cloud.addresses.storage
