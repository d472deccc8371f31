from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="ListedWord",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "text",
                    models.CharField(
                        help_text="A Thai word is found anywhere in a text, others only as whole words.",
                        max_length=120,
                        unique=True,
                        verbose_name="word",
                    ),
                ),
                (
                    "effect",
                    models.CharField(
                        choices=[
                            ("wait", "Let it wait for a moderator"),
                            ("spam", "Put it with the spam at once"),
                        ],
                        default="wait",
                        max_length=4,
                        verbose_name="what happens",
                    ),
                ),
                (
                    "notes",
                    models.CharField(
                        blank=True,
                        help_text="Why. Only stewards see it.",
                        max_length=240,
                        verbose_name="notes",
                    ),
                ),
            ],
            options={
                "verbose_name": "listed word",
                "verbose_name_plural": "listed words",
                "ordering": ["text"],
            },
        ),
    ]
