"""Every failure a user can be told about.

MedBotError                     code      what happened
  UserInputError                          the input has to change
    QuestionEmpty               question_empty
    QuestionTooLong             question_too_long       (limit)
    FileUnreadable              its own   a data file that cannot be read (path, line)
    BadArgument                 bad_argument            (argument)
    UnknownDataSet              unknown_data_set        (name)
    UnknownRow                  unknown_row
    RowIncomplete               row_incomplete
    ChangedMeanwhile            changed_meanwhile
    NameTaken                   name_taken              (name)
    CheckGone                   check_gone
    CopyIsSource                copy_is_source
    KeyRefused                  its own   a key that cannot be one
    AddressRefused              its own   an address that cannot be used (host)
    BadSetting                  bad_setting             (name, low, high)
    TooLittleToTune             tuning_too_little       (groups, needed)
    TrainingDiverged            tuning_diverged         (epoch)
    RunGoing                    run_going
    UnknownRun                  unknown_run
    UnknownModel                unknown_model           (name)
    ModelInUse                  model_in_use
    NeedsConfirmation           needs_confirmation      (what)
    ModelAltered                model_altered           (path)
    ModelForAnotherEncoder      model_for_another_encoder (path, encoder)
    NoEarlierModel              no_earlier_model
    MadeByNewer                 made_by_newer           (path)
    PinRefused                  its own   a PIN that is wrong or cannot be one (least)
  EnvironmentFailure                      the computer has to change
    DiskFull                    disk_full
    FolderReadOnly              folder_read_only        (path)
    DatabaseDamaged             database_damaged        (path)
    DatabaseNewer               database_newer          (path)
    DatabaseLocked              database_locked         (path)
    DatabaseUnreachable         database_unreachable    (path)
    BundleIncomplete            bundle_incomplete       (path)
    ModelDamaged                model_damaged           (path)
    NoRoomForCopy               no_room_for_copy        (needed, free, path)
    CopyUnusable                copy_unusable           (name)
    WorkerGone                  worker_gone
    KeyringUnavailable          keyring_unavailable
    UpdateUnknown               update_unknown
  EngineError                             an answering engine failed
    EngineNotReady              engine_not_ready
    ProviderFailed              its own   a hosted model did not answer (provider, model, seconds)
    CloudFailed                 its own   Google Cloud refused or was not reached (project, region, bucket, model, path)

Sentences for the codes stand in texts; a test fails on a code without one. Anything that is not a
MedBotError is a bug. Cancelled is no error: it ends work that somebody asked to end.
"""

from __future__ import annotations


class MedBotError(Exception):
    """A failure with a stable code and the parameters its sentence needs; never holds a question or a key."""

    code = "internal_error"

    def __init__(self, **params: str | int) -> None:
        super().__init__(self.code)
        self.params = params

    def __reduce__(self) -> tuple[object, ...]:
        return _rebuild, (type(self), self.code, self.params)


class UserInputError(MedBotError):
    """The user's input has to change."""


class QuestionEmpty(UserInputError):
    code = "question_empty"


class QuestionTooLong(UserInputError):
    code = "question_too_long"


class FileUnreadable(UserInputError):
    """A data file that cannot be read; the kind is part of the code ("file_empty", "file_missing", ...)."""

    code = "file_unreadable"

    def __init__(self, kind: str = "unreadable", **params: str | int) -> None:
        self.kind = kind
        self.code = f"file_{kind}"
        super().__init__(**params)


class BadArgument(UserInputError):
    code = "bad_argument"


class UnknownDataSet(UserInputError):
    code = "unknown_data_set"


class UnknownRow(UserInputError):
    """The row was removed, or its data set was."""

    code = "unknown_row"


class RowIncomplete(UserInputError):
    """A row without a question or without an answer was to be kept."""

    code = "row_incomplete"


class ChangedMeanwhile(UserInputError):
    """What was to be changed is no longer as it was when it was looked at."""

    code = "changed_meanwhile"


class NameTaken(UserInputError):
    """Another data set has this name."""

    code = "name_taken"


class CheckGone(UserInputError):
    """The file is no longer held as it was examined; it has to be opened again."""

    code = "check_gone"


class CopyIsSource(UserInputError):
    """A copy was to be written over the file it was made from."""

    code = "copy_is_source"


class KeyRefused(UserInputError):
    """A text that cannot be a key ("key_empty", "key_two_lines", "key_inner_space", "key_not_text"); never holds it."""

    code = "key_refused"

    def __init__(self, kind: str) -> None:
        self.code = f"key_{kind}"
        super().__init__()


class AddressRefused(UserInputError):
    """An address that cannot be used ("address_malformed", "address_not_secure")."""

    code = "address_refused"

    def __init__(self, kind: str, **params: str | int) -> None:
        self.code = f"address_{kind}"
        super().__init__(**params)


class BadSetting(UserInputError):
    """A setting of tuning that is out of its bounds."""

    code = "bad_setting"


class TooLittleToTune(UserInputError):
    """Too few groups of questions to set any aside."""

    code = "tuning_too_little"


class TrainingDiverged(UserInputError):
    """The loss is no number any more, or far above where it began: other settings are needed."""

    code = "tuning_diverged"


class RunGoing(UserInputError):
    code = "run_going"


class UnknownRun(UserInputError):
    code = "unknown_run"


class UnknownModel(UserInputError):
    code = "unknown_model"


class ModelInUse(UserInputError):
    code = "model_in_use"


class NeedsConfirmation(UserInputError):
    """A model that is worse at something was to be used without a word about it."""

    code = "needs_confirmation"


class ModelAltered(UserInputError):
    """A model's file is not as it was made, or no model at all."""

    code = "model_altered"


class ModelForAnotherEncoder(UserInputError):
    code = "model_for_another_encoder"


class NoEarlierModel(UserInputError):
    code = "no_earlier_model"


class MadeByNewer(UserInputError):
    """A file that is to be taken in (a model, a copy, an export) has a form that only a later version knows."""

    code = "made_by_newer"


class PinRefused(UserInputError):
    """The PIN is wrong, or one that is to be set cannot be one; the kind is part of the code ("pin_wrong", ...)."""

    code = "pin_wrong"

    def __init__(self, kind: str = "wrong", **params: str | int) -> None:
        self.code = f"pin_{kind}"
        super().__init__(**params)


class EnvironmentFailure(MedBotError):
    """The computer has to change."""


class DiskFull(EnvironmentFailure):
    code = "disk_full"


class FolderReadOnly(EnvironmentFailure):
    code = "folder_read_only"


class DatabaseDamaged(EnvironmentFailure):
    code = "database_damaged"


class DatabaseNewer(EnvironmentFailure):
    """A later version changed the form of a file in use; this one only reads it."""

    code = "database_newer"


class DatabaseLocked(EnvironmentFailure):
    code = "database_locked"


class DatabaseUnreachable(EnvironmentFailure):
    """The drive does not answer; what is on it may be whole."""

    code = "database_unreachable"


class BundleIncomplete(EnvironmentFailure):
    code = "bundle_incomplete"


class ModelDamaged(EnvironmentFailure):
    code = "model_damaged"


class NoRoomForCopy(EnvironmentFailure):
    """The disk has less free than a copy needs; both in megabytes."""

    code = "no_room_for_copy"


class CopyUnusable(EnvironmentFailure):
    """A copy is not what was checked when it was made."""

    code = "copy_unusable"


class WorkerGone(EnvironmentFailure):
    code = "worker_gone"


class KeyringUnavailable(EnvironmentFailure):
    """The system's keyring is locked or does not answer."""

    code = "keyring_unavailable"


class UpdateUnknown(EnvironmentFailure):
    """Whether there is a later version cannot be told: not reached, or not signed by whom it should be."""

    code = "update_unknown"


class EngineError(MedBotError):
    """An answering engine failed."""


class EngineNotReady(EngineError):
    code = "engine_not_ready"


class ProviderFailed(EngineError):
    """A hosted model did not answer, or not to the end; the kind is part of the code ("provider_offline", ...).

    `retry` is whether the same request may succeed a little later, `wait_s` how long the provider asks to wait.
    """

    code = "provider_failed"
    retry = False
    wait_s: float | None = None

    def __init__(
        self, kind: str, *, retry: bool = False, wait_s: float | None = None, **params: str | int
    ) -> None:
        self.code = f"provider_{kind}"
        super().__init__(**params)
        self.retry = retry
        self.wait_s = wait_s


class CloudFailed(EngineError):
    """Google Cloud could not be reached or refused; the kind is part of the code ("cloud_offline", ...).

    `retry` is whether the same request may succeed a little later, `wait_s` how long it asks to wait. Never holds
    what a credentials file says, only its path.
    """

    code = "cloud_failed"
    retry = False
    wait_s: float | None = None

    def __init__(
        self, kind: str, *, retry: bool = False, wait_s: float | None = None, **params: str | int
    ) -> None:
        self.code = f"cloud_{kind}"
        super().__init__(**params)
        self.retry = retry
        self.wait_s = wait_s


class Cancelled(Exception):
    """Raised from inside a progress call when the user asked to stop."""


def _rebuild(cls: type[MedBotError], code: str, params: dict[str, str | int]) -> MedBotError:
    error = cls.__new__(cls)
    MedBotError.__init__(error, **params)
    error.code = code
    if isinstance(error, FileUnreadable):
        error.kind = code.removeprefix("file_")
    return error
