"""All addresses: the editor and files without a language, everything people read under /th/ or /en/."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.conf.urls.static import static
from django.urls import include, path
from django.views.generic import RedirectView
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.contrib.sitemaps.views import sitemap
from wagtail.documents import urls as wagtaildocs_urls

from kmportal.members import editor_views
from kmportal.members.views import privacy
from kmportal.review.restoring import restore_view
from kmportal.translations.sitemaps import TranslatedSitemap

urlpatterns = [
    path("admin/login/", editor_views.sign_in),
    path("admin/pages/<int:page_id>/revisions/<int:revision_id>/revert/", restore_view),
    path("admin/", include("kmportal.recycle_bin.stock_urls")),
    path("admin/", include("kmportal.core.link_urls")),
    path("admin/", include("kmportal.redirecting.stock_urls")),
    path("admin/", include("kmportal.forms.results.urls")),
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include("kmportal.library.file_urls")),
    path("documents/", include(wagtaildocs_urls)),
    path("sitemap.xml", sitemap, {"sitemaps": {"pages": TranslatedSitemap}}),
]

if settings.DEBUG:
    urlpatterns += static(settings.MEDIA_URL, document_root=settings.MEDIA_ROOT)

urlpatterns += i18n_patterns(
    path("accounts/", include("allauth.urls")),
    # In the place of Wagtail's own form, which would let a password alone in.
    path("_util/login/", RedirectView.as_view(pattern_name="account_login", query_string=True)),
    path("privacy/", privacy, name="privacy"),
    path("people/", include("kmportal.profiles.urls")),
    path("places/", include("kmportal.places.urls")),
    path("themes/", include("kmportal.themes.urls")),
    path("figures/", include("kmportal.figures.urls")),
    path("", include("kmportal.events.urls")),
    path("comments/", include("kmportal.discussion.urls")),
    path("search/", include("search.urls")),
    path("", include("learning_centers.urls")),
    path("used/", include("kmportal.applying.urls")),
    path("before-you-start/", include("kmportal.applying.brief_urls")),
    path("visits/", include("learning_centers.visits.urls")),
    path("community-check/", include("kmportal.review.community.urls")),
    path("", include("kmportal.following.urls")),
    path("", include("kmportal.telling.urls")),
    path("", include("kmportal.forms.urls")),
    path("", include("kmportal.reactions.urls")),
    path("", include("kmportal.collections.urls")),
    path("", include("kmportal.library.urls")),
    path("guides/", include("kmportal.guides.urls")),
    path("", include("kmportal.core.urls")),
)
