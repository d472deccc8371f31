from django.urls import path

from . import feeds
from .views import following, notifications, unsubscribe

urlpatterns = [
    path("following/", following.choices, name="following"),
    path("following/start/", following.follow, name="follow"),
    path("following/stop/", following.unfollow, name="unfollow"),
    path("following/unsubscribe/<str:token>/", unsubscribe.unsubscribe, name="unsubscribe"),
    path("notifications/", notifications.index, name="notifications"),
    path("notifications/read/", notifications.mark_read, name="notifications_read"),
    path("notifications/<int:pk>/", notifications.show, name="notification"),
    path("places/<slug:code>/feed/", feeds.PlaceFeed(), name="place_feed"),
    path("themes/<slug:slug>/feed/", feeds.ThemeFeed(), name="theme_feed"),
    path("series/<int:pk>/feed/", feeds.SeriesFeed(), name="series_feed"),
    path("people/<int:pk>/feed/", feeds.AuthorFeed(), name="author_feed"),
    path("pages/<int:pk>/comments/feed/", feeds.CommentFeed(), name="comment_feed"),
]
