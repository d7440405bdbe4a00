"""The foot of tuning at Google: the buttons of what can be done now, with what is prepared or with a job."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medbot_desktop.domain.cloud_tuning import CloudState
from medbot_desktop.ui.language import Translated
from medbot_desktop.ui.tuning.cloud.words import GOING
from medbot_desktop.ui.tuning.frames import Foot, action_button

if TYPE_CHECKING:
    from medbot_desktop.domain.cloud_tuning import CloudJob
    from medbot_desktop.ui.tuning.cloud.requests import CloudRequests


class CloudFoot(Translated, Foot):
    """The buttons are connected by the page."""

    def __init__(self, requests: CloudRequests) -> None:
        self._requests = requests
        self.prepare_button = action_button("eye", primary=True)
        self.again_button = action_button("eye")
        self.send_button = action_button("send", primary=True)
        self.stop_button = action_button("stop")
        self.look_button, self.cancel_button = action_button("play"), action_button("close")
        self.remove_button, self.forget_button = action_button("trash"), action_button("close")
        self.use_button = action_button("check", primary=True)
        super().__init__(
            self.prepare_button,
            self.stop_button,
            self.again_button,
            self.send_button,
            self.look_button,
            self.cancel_button,
            self.forget_button,
            self.remove_button,
            self.use_button,
        )
        self.retranslate()

    def show_new(self, shown: bool, ready: bool, prepared: bool, agreed: bool) -> None:
        """What can be done before there is a job: `ready` to be prepared, `prepared` and `agreed` to be sent."""
        preparing = shown and self._requests.busy("prepare")
        self.prepare_button.setVisible(shown and not prepared and not preparing)
        self.prepare_button.setEnabled(ready and not preparing)
        self.stop_button.setVisible(preparing)
        self.again_button.setVisible(shown and prepared)
        self.send_button.setVisible(shown and prepared)
        self.send_button.setEnabled(agreed and not self._requests.busy("start"))
        self.place()

    def show_job(self, job: CloudJob | None) -> None:
        """What can be done with a job, or with none."""
        requests = self._requests
        going, ended = job is not None and job.state in GOING, job is not None and job.ended
        watched = job is not None and requests.is_watched(job.id)
        self.look_button.setVisible(going and not watched)
        self.cancel_button.setVisible(going)
        cancelling = job is not None and job.state is CloudState.CANCELLING
        self.cancel_button.setEnabled(not cancelling and not requests.busy("cancel"))
        self.forget_button.setVisible(ended)
        self.remove_button.setVisible(job is not None and ended and bool(job.files))
        self.remove_button.setEnabled(not requests.busy("remove"))
        self.use_button.setVisible(job is not None and job.usable)
        self.place()

    def retranslate(self) -> None:
        self.prepare_button.setText(self.tr("Prepare and show"))
        self.again_button.setText(self.tr("Prepare again"))
        self.send_button.setText(self.tr("Send and train"))
        self.stop_button.setText(self.tr("Stop preparing"))
        self.look_button.setText(self.tr("Follow it"))
        self.cancel_button.setText(self.tr("Cancel the training"))
        self.forget_button.setText(self.tr("Take it off the list"))
        self.remove_button.setText(self.tr("Remove the files at Google"))
        self.use_button.setText(self.tr("Use this model"))
