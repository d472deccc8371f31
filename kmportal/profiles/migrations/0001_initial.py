import django.db.models.deletion
import kmportal.profiles.models
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("members", "0001_initial"),
        ("places", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Profile",
            fields=[
                (
                    "user",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="profile",
                        serialize=False,
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "photo",
                    models.ImageField(
                        blank=True,
                        upload_to=kmportal.profiles.models._photo_path,
                        verbose_name="photo",
                    ),
                ),
                (
                    "about",
                    models.TextField(
                        blank=True,
                        help_text="What you do, what you know about, what people may ask you.",
                        max_length=2000,
                        verbose_name="about you",
                    ),
                ),
                ("show_photo", models.BooleanField(default=True, verbose_name="my photo")),
                (
                    "show_about",
                    models.BooleanField(default=True, verbose_name="what I wrote about myself"),
                ),
                ("show_place", models.BooleanField(default=True, verbose_name="my place")),
                (
                    "show_pages",
                    models.BooleanField(
                        default=True, verbose_name="a list of my notes and lessons"
                    ),
                ),
                (
                    "show_activity",
                    models.BooleanField(
                        default=True, verbose_name="a list of my comments and what we used"
                    ),
                ),
                (
                    "place",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="places.place",
                        verbose_name="your place",
                    ),
                ),
            ],
            options={
                "verbose_name": "profile",
                "verbose_name_plural": "profiles",
            },
        ),
    ]
