import django.db.models.deletion
import kmportal.menus.addresses
import wagtail.fields
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("wagtailcore", "0097_baselogentry_uuid_action_timestamp_indexes"),
    ]

    operations = [
        migrations.CreateModel(
            name="MenuSettings",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "main_menu",
                    wagtail.fields.StreamField(
                        [("item", 6)],
                        blank=True,
                        block_lookup={
                            0: (
                                "wagtail.blocks.PageChooserBlock",
                                (),
                                {
                                    "help_text": "In any language: readers are led to the one of theirs.",
                                    "label": "Page",
                                    "required": False,
                                },
                            ),
                            1: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "For example /th/places/ or https://www.codi.or.th",
                                    "label": "Or an address",
                                    "max_length": 500,
                                    "required": False,
                                    "validators": [kmportal.menus.addresses.validate_address],
                                },
                            ),
                            2: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Words in Thai", "max_length": 60, "required": False},
                            ),
                            3: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "Empty: the title of the page.",
                                    "label": "Words in English",
                                    "max_length": 60,
                                    "required": False,
                                },
                            ),
                            4: (
                                "wagtail.blocks.StructBlock",
                                [[("page", 0), ("address", 1), ("label_th", 2), ("label_en", 3)]],
                                {},
                            ),
                            5: (
                                "wagtail.blocks.ListBlock",
                                (4,),
                                {
                                    "default": [],
                                    "help_text": "One level. The item itself may then be a heading without a page.",
                                    "label": "Below it",
                                },
                            ),
                            6: (
                                "wagtail.blocks.StructBlock",
                                [
                                    [
                                        ("page", 0),
                                        ("address", 1),
                                        ("label_th", 2),
                                        ("label_en", 3),
                                        ("children", 5),
                                    ]
                                ],
                                {},
                            ),
                        },
                        help_text="Empty: the pages below the home page that are shown in menus, then tambons and themes. Whoever may not read a page does not see its item.",
                        verbose_name="main menu",
                    ),
                ),
                (
                    "footer",
                    wagtail.fields.StreamField(
                        [("column", 18)],
                        blank=True,
                        block_lookup={
                            0: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Heading in Thai", "max_length": 60, "required": False},
                            ),
                            1: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "label": "Heading in English",
                                    "max_length": 60,
                                    "required": False,
                                },
                            ),
                            2: (
                                "wagtail.blocks.PageChooserBlock",
                                (),
                                {
                                    "help_text": "In any language: readers are led to the one of theirs.",
                                    "label": "Page",
                                    "required": False,
                                },
                            ),
                            3: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "For example /th/places/ or https://www.codi.or.th",
                                    "label": "Or an address",
                                    "max_length": 500,
                                    "required": False,
                                    "validators": [kmportal.menus.addresses.validate_address],
                                },
                            ),
                            4: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Words in Thai", "max_length": 60, "required": False},
                            ),
                            5: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "Empty: the title of the page.",
                                    "label": "Words in English",
                                    "max_length": 60,
                                    "required": False,
                                },
                            ),
                            6: (
                                "wagtail.blocks.StructBlock",
                                [[("page", 2), ("address", 3), ("label_th", 4), ("label_en", 5)]],
                                {},
                            ),
                            7: (
                                "wagtail.blocks.ListBlock",
                                (6,),
                                {"icon": "link", "label": "Links"},
                            ),
                            8: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {
                                    "features": ["bold", "italic", "link", "ul"],
                                    "label": "Text in Thai",
                                    "required": False,
                                },
                            ),
                            9: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {
                                    "features": ["bold", "italic", "link", "ul"],
                                    "label": "Text in English",
                                    "required": False,
                                },
                            ),
                            10: (
                                "wagtail.blocks.StructBlock",
                                [[("text_th", 8), ("text_en", 9)]],
                                {},
                            ),
                            11: (
                                "wagtail.blocks.static_block.StaticBlock",
                                (),
                                {
                                    "admin_text": "Telephone and e-mail of the site settings.",
                                    "icon": "mail",
                                    "label": "Contact",
                                },
                            ),
                            12: (
                                "wagtail.images.blocks.ImageChooserBlock",
                                (),
                                {"label": "Picture"},
                            ),
                            13: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Name of the partner", "max_length": 120},
                            ),
                            14: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "label": "Address",
                                    "max_length": 500,
                                    "required": False,
                                    "validators": [kmportal.menus.addresses.validate_address],
                                },
                            ),
                            15: (
                                "wagtail.blocks.StructBlock",
                                [[("image", 12), ("name", 13), ("address", 14)]],
                                {},
                            ),
                            16: (
                                "wagtail.blocks.ListBlock",
                                (15,),
                                {"icon": "image", "label": "Logos of partners"},
                            ),
                            17: (
                                "wagtail.blocks.StreamBlock",
                                [[("links", 7), ("text", 10), ("contact", 11), ("logos", 16)]],
                                {"label": "What stands in it"},
                            ),
                            18: (
                                "wagtail.blocks.StructBlock",
                                [[("heading_th", 0), ("heading_en", 1), ("parts", 17)]],
                                {},
                            ),
                        },
                        help_text="Empty: the same pages, help and contact, as they were.",
                        verbose_name="foot of pages",
                    ),
                ),
                (
                    "announcements",
                    wagtail.fields.StreamField(
                        [("announcement", 7)],
                        blank=True,
                        block_lookup={
                            0: (
                                "wagtail.blocks.TextBlock",
                                (),
                                {
                                    "label": "Text in Thai",
                                    "max_length": 300,
                                    "required": False,
                                    "rows": 2,
                                },
                            ),
                            1: (
                                "wagtail.blocks.TextBlock",
                                (),
                                {
                                    "label": "Text in English",
                                    "max_length": 300,
                                    "required": False,
                                    "rows": 2,
                                },
                            ),
                            2: (
                                "wagtail.blocks.PageChooserBlock",
                                (),
                                {"label": "Page to read more", "required": False},
                            ),
                            3: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "label": "Or an address",
                                    "max_length": 500,
                                    "required": False,
                                    "validators": [kmportal.menus.addresses.validate_address],
                                },
                            ),
                            4: (
                                "wagtail.blocks.DateTimeBlock",
                                (),
                                {"label": "Shown from", "required": False},
                            ),
                            5: (
                                "wagtail.blocks.DateTimeBlock",
                                (),
                                {"label": "Shown until", "required": False},
                            ),
                            6: (
                                "wagtail.blocks.BooleanBlock",
                                (),
                                {
                                    "help_text": "In red: a flood, a day on which the site is closed.",
                                    "label": "Urgent",
                                    "required": False,
                                },
                            ),
                            7: (
                                "wagtail.blocks.StructBlock",
                                [
                                    [
                                        ("text_th", 0),
                                        ("text_en", 1),
                                        ("page", 2),
                                        ("address", 3),
                                        ("shown_from", 4),
                                        ("shown_until", 5),
                                        ("urgent", 6),
                                    ]
                                ],
                                {},
                            ),
                        },
                        help_text="Shown at the top of every page between the two dates.",
                        verbose_name="announcements",
                    ),
                ),
                (
                    "site",
                    models.OneToOneField(
                        editable=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        to="wagtailcore.site",
                    ),
                ),
            ],
            options={
                "verbose_name": "menus and footer",
            },
        ),
    ]
