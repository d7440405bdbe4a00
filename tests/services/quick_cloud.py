"""The process that tunes on Google Cloud, asking more often; started by spawn, so that it has to lie in a module."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medbot_desktop.worker import cloud_process

if TYPE_CHECKING:
    from multiprocessing.connection import Connection


def run_quick_cloud(connection: Connection, user_folder: str) -> None:
    cloud_process.main(connection, user_folder, (0.05, 0.2))
