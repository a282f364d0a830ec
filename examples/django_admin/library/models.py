"""What the library keeps: authors, publishers, genres, and the books that join them."""

from decimal import Decimal

from django.core.validators import MinValueValidator
from django.db import models


class Author(models.Model):
    """Somebody who wrote books. An author with books can't be deleted."""

    name = models.CharField(max_length=100, unique=True)
    born = models.DateField(null=True, blank=True)
    country = models.CharField(max_length=60, blank=True)
    biography = models.TextField(blank=True)

    class Meta:
        ordering = ("name",)

    def __str__(self) -> str:
        return str(self.name)


class Publisher(models.Model):
    """A house that brings books out."""

    name = models.CharField(max_length=100, unique=True)
    city = models.CharField(max_length=60, blank=True)

    class Meta:
        ordering = ("name",)

    def __str__(self) -> str:
        return str(self.name)


class Genre(models.Model):
    """A kind of book."""

    name = models.CharField(max_length=40, unique=True)

    class Meta:
        ordering = ("name",)

    def __str__(self) -> str:
        return str(self.name)


class Book(models.Model):
    """A book on the shelf."""

    class Format(models.TextChoices):
        """How a book is bound."""

        HARDCOVER = "hardcover", "Hardcover"
        PAPERBACK = "paperback", "Paperback"
        AUDIOBOOK = "audiobook", "Audiobook"

    title = models.CharField(max_length=120)
    author = models.ForeignKey(Author, on_delete=models.PROTECT, related_name="books")
    publisher = models.ForeignKey(Publisher, on_delete=models.SET_NULL, null=True, blank=True, related_name="books")
    published = models.DateField(help_text="The day of the first edition.")
    format = models.CharField(max_length=10, choices=Format.choices, default=Format.PAPERBACK)
    price = models.DecimalField(max_digits=6, decimal_places=2, validators=[MinValueValidator(Decimal("0.01"))])
    in_print = models.BooleanField("in print", default=True)
    genres = models.ManyToManyField(Genre, blank=True, related_name="books")
    notes = models.TextField(blank=True)

    class Meta:
        ordering = ("title",)

    def __str__(self) -> str:
        return str(self.title)
