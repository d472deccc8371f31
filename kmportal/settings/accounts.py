"""Signing up and in, second factors, and how long personal data is kept."""

from typing import Any

from . import environment

ACCOUNT_APPS = [
    "allauth",
    "allauth.account",
    "allauth.socialaccount",
    "allauth.mfa",
]
AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
LOGIN_URL = WAGTAIL_FRONTEND_LOGIN_URL = "account_login"
WAGTAIL_PASSWORD_RESET_ENABLED = False  # allauth's own pages do it, and count the tries

ACCOUNT_ADAPTER = "kmportal.members.adapters.AccountAdapter"
ACCOUNT_SIGNUP_FORM_CLASS = "kmportal.members.forms.JoiningForm"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_DISPLAY = str
ACCOUNT_UNIQUE_EMAIL = True
ACCOUNT_CHANGE_EMAIL = True
# A code is typed where one already is; a link may open in another browser of the same phone.
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_EMAIL_VERIFICATION_SUPPORTS_RESEND = True
ACCOUNT_PASSWORD_RESET_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = True
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = True
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_SESSION_REMEMBER = True

MFA_SUPPORTED_TYPES = ["totp", "recovery_codes", "webauthn"]
MFA_PASSKEY_LOGIN_ENABLED = True

#: By provider: the host its sign-in page is on, and our client there.
SIGN_IN_PROVIDERS = {
    "line": ("https://access.line.me", environment.LINE_CLIENT),
    "google": ("https://accounts.google.com", environment.GOOGLE_CLIENT),
}
SOCIALACCOUNT_PROVIDERS: dict[str, dict[str, Any]] = {}
SIGN_IN_HOSTS = []
for _provider, (_host, (_id, _secret)) in SIGN_IN_PROVIDERS.items():
    if _id and _secret:
        ACCOUNT_APPS.append(f"allauth.socialaccount.providers.{_provider}")
        # Chromium holds the page's form-action against the redirect that leads there, too.
        SIGN_IN_HOSTS.append(_host)
        SOCIALACCOUNT_PROVIDERS[_provider] = {"APPS": [{"client_id": _id, "secret": _secret}]}
if "line" in SOCIALACCOUNT_PROVIDERS:
    SOCIALACCOUNT_PROVIDERS["line"]["SCOPE"] = ["profile", "openid", "email"]
# Whoever comes from there is asked for a name and consent, and proves her e-mail address like all.
SOCIALACCOUNT_AUTO_SIGNUP = False
SOCIALACCOUNT_EMAIL_AUTHENTICATION = False
SOCIALACCOUNT_STORE_TOKENS = False

#: Days after which `remove_expired_data` erases accounts that were never confirmed.
UNCONFIRMED_ACCOUNT_DAYS = environment.UNCONFIRMED_ACCOUNT_DAYS
NOTIFICATION_DAYS = environment.NOTIFICATION_DAYS
VISIT_DATA_DAYS = environment.VISIT_DATA_DAYS
BIN_DAYS = environment.BIN_DAYS
