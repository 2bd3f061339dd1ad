"""Accounts (an e-mail address is the name) and roles in the network."""

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class UserManager(BaseUserManager["User"]):
    """Makes accounts without a password: people sign in by code or passkey."""

    def create_user(self, email: str, **fields: Any) -> "User":
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_unusable_password()
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, **fields: Any) -> "User":
        return self.create_user(
            email, is_superuser=True, is_staff=True, **{k: v for k, v in fields.items() if k != "password"}
        )


class User(AbstractBaseUser, PermissionsMixin):
    """A person with an account."""

    email = models.EmailField(_("E-mail address"), max_length=254, unique=True)
    name = models.CharField(_("Name"), max_length=120, blank=True)
    phone = models.CharField(_("Phone"), max_length=40, blank=True)
    language = models.CharField(max_length=8, default="de")
    is_active = models.BooleanField(default=True)
    is_staff = models.BooleanField(default=False)
    date_joined = models.DateTimeField(default=timezone.now)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []
    objects: ClassVar[UserManager] = UserManager()

    class Meta:
        constraints = [models.UniqueConstraint(Lower("email"), name="one_account_an_address")]

    def __str__(self) -> str:
        return self.name or self.email

    def get_full_name(self) -> str:
        return self.name or self.email


class NetworkRole(models.Model):
    """A task in the umbrella organisation, given by someone at some time."""

    class Role(models.TextChoices):
        OFFICE = "office", _("Network office")
        EDITOR = "editor", pgettext_lazy("task in the network", "Editor")
        JURY = "jury", _("Jury")
        TREASURER = "treasurer", _("Treasurer")
        GUIDE = "guide", _("Guide")

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="network_roles")
    role = models.CharField(max_length=12, choices=Role)
    since = models.DateTimeField(default=timezone.now)
    given_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "role"], name="one_row_a_network_role")]

    def __str__(self) -> str:
        return f"{self.user_id} {self.role}"
