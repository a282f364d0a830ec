"""The demo data: who may sign in, and what stands on the shelves. Loaded in this order, so keys never vary."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Account:
    """Somebody who may sign in, and what that is good for."""

    username: str
    password: str
    may: str


ADMIN = Account("admin", "correct horse battery", "may do everything")
CLERK = Account("clerk", "only looking", "may look at authors and books")

GENRES = ("Adventure", "Children", "Crime", "Fantasy", "Horror", "Romance", "Satire", "Science fiction", "Society")

PUBLISHERS = (
    ("Blackwell & Sons", "Edinburgh"),
    ("Harbour Lane Press", "Bristol"),
    ("Meridian Books", "London"),
    ("Northlight", ""),
    ("Old Mill Editions", "York"),
)

AUTHORS = (
    ("Agatha Christie", date(1890, 9, 15), "United Kingdom"),
    ("Alexandre Dumas", date(1802, 7, 24), "France"),
    ("Arthur Conan Doyle", date(1859, 5, 22), "United Kingdom"),
    ("Bram Stoker", date(1847, 11, 8), "Ireland"),
    ("Charles Dickens", date(1812, 2, 7), "United Kingdom"),
    ("Emily Brontë", date(1818, 7, 30), "United Kingdom"),
    ("H. G. Wells", date(1866, 9, 21), "United Kingdom"),
    ("Homer", None, "Greece"),
    ("Jane Austen", date(1775, 12, 16), "United Kingdom"),
    ("Jules Verne", date(1828, 2, 8), "France"),
    ("Lewis Carroll", date(1832, 1, 27), "United Kingdom"),
    ("Mark Twain", date(1835, 11, 30), "United States"),
    ("Mary Shelley", date(1797, 8, 30), "United Kingdom"),
    ("Oscar Wilde", date(1854, 10, 16), "Ireland"),
)

# title | author | publisher | first published | format | price | in print | genres
BOOKS = """
A Christmas Carol | Charles Dickens | Old Mill Editions | 1843-12-19 | hardcover | 11.50 | yes | Fantasy, Society
A Study in Scarlet | Arthur Conan Doyle | Blackwell & Sons | 1887-12-01 | paperback | 7.90 | yes | Crime
A Tale of Two Cities | Charles Dickens | Old Mill Editions | 1859-11-21 | paperback | 9.90 | yes | Society
Alice's Adventures in Wonderland | Lewis Carroll | Northlight | 1865-11-26 | hardcover | 14.00 | yes | Children, Fantasy
An Ideal Husband | Oscar Wilde | Harbour Lane Press | 1899-07-01 | paperback | 5.90 | no | Satire
Around the World in Eighty Days | Jules Verne | Meridian Books | 1873-01-30 | paperback | 8.90 | yes | Adventure
Bleak House | Charles Dickens | Old Mill Editions | 1853-09-12 | audiobook | 24.00 | yes | Society
David Copperfield | Charles Dickens | Old Mill Editions | 1850-11-14 | paperback | 12.90 | yes | Society
Dracula | Bram Stoker | Blackwell & Sons | 1897-05-26 | paperback | 8.50 | yes | Horror
Emma | Jane Austen | Harbour Lane Press | 1815-12-23 | hardcover | 13.50 | yes | Romance, Society
Five Weeks in a Balloon | Jules Verne | Meridian Books | 1863-01-31 | paperback | 7.20 | no | Adventure
Frankenstein | Mary Shelley | Blackwell & Sons | 1818-01-01 | paperback | 8.00 | yes | Horror, Science fiction
Great Expectations | Charles Dickens | Old Mill Editions | 1861-08-03 | hardcover | 15.00 | yes | Society
Hard Times | Charles Dickens | | 1854-08-07 | paperback | 7.00 | no | Society
Lady Windermere's Fan | Oscar Wilde | Harbour Lane Press | 1893-11-09 | paperback | 6.50 | no | Satire
Life on the Mississippi | Mark Twain | Northlight | 1883-05-17 | paperback | 9.20 | yes | Adventure
Mansfield Park | Jane Austen | Harbour Lane Press | 1814-05-09 | paperback | 9.90 | yes | Romance, Society
Mathilda | Mary Shelley | | 1959-01-01 | paperback | 6.90 | no | Society
Northanger Abbey | Jane Austen | Harbour Lane Press | 1817-12-20 | paperback | 8.90 | yes | Romance, Satire
Oliver Twist | Charles Dickens | Old Mill Editions | 1838-11-09 | audiobook | 19.90 | yes | Society
Persuasion | Jane Austen | Harbour Lane Press | 1817-12-20 | hardcover | 12.00 | yes | Romance
Pride and Prejudice | Jane Austen | Harbour Lane Press | 1813-01-28 | hardcover | 14.50 | yes | Romance, Society
Sense and Sensibility | Jane Austen | Harbour Lane Press | 1811-10-30 | paperback | 9.50 | yes | Romance, Society
The Adventures of Huckleberry Finn | Mark Twain | Northlight | 1884-12-10 | paperback | 8.80 | yes | Adventure, Satire
The Adventures of Sherlock Holmes | Arthur Conan Doyle | Blackwell & Sons | 1892-10-14 | hardcover | 16.00 | yes | Crime
The Adventures of Tom Sawyer | Mark Twain | Northlight | 1876-06-09 | paperback | 8.80 | yes | Adventure, Children
The Canterville Ghost | Oscar Wilde | Harbour Lane Press | 1887-02-23 | audiobook | 12.00 | yes | Fantasy, Satire
The Count of Monte Cristo | Alexandre Dumas | Meridian Books | 1846-01-15 | paperback | 15.90 | yes | Adventure
The Hound of the Baskervilles | Arthur Conan Doyle | Blackwell & Sons | 1902-04-01 | paperback | 8.40 | yes | Crime
The Importance of Being Earnest | Oscar Wilde | Harbour Lane Press | 1899-02-01 | paperback | 6.50 | yes | Satire
The Invisible Man | H. G. Wells | Meridian Books | 1897-09-01 | paperback | 7.80 | yes | Horror, Science fiction
The Island of Doctor Moreau | H. G. Wells | Meridian Books | 1896-04-01 | paperback | 7.60 | no | Horror
The Last Man | Mary Shelley | | 1826-01-23 | paperback | 9.00 | no | Science fiction
The Murder on the Links | Agatha Christie | Blackwell & Sons | 1923-05-03 | paperback | 8.20 | yes | Crime
The Mysterious Affair at Styles | Agatha Christie | Blackwell & Sons | 1920-10-01 | paperback | 8.20 | yes | Crime
The Mysterious Island | Jules Verne | Meridian Books | 1875-09-10 | hardcover | 16.50 | yes | Adventure, Science fiction
The Odyssey | Homer | Old Mill Editions | 1488-12-09 | hardcover | 18.00 | yes | Adventure
The Picture of Dorian Gray | Oscar Wilde | Harbour Lane Press | 1891-04-01 | hardcover | 13.00 | yes | Horror, Society
The Prince and the Pauper | Mark Twain | Northlight | 1881-12-01 | paperback | 7.40 | no | Children, Society
The Secret Adversary | Agatha Christie | Blackwell & Sons | 1922-01-26 | audiobook | 17.50 | yes | Crime
The Sign of the Four | Arthur Conan Doyle | Blackwell & Sons | 1890-10-15 | paperback | 7.90 | yes | Crime
The Three Musketeers | Alexandre Dumas | Meridian Books | 1844-07-14 | paperback | 12.50 | yes | Adventure
The Time Machine | H. G. Wells | Meridian Books | 1895-05-07 | paperback | 7.50 | yes | Science fiction
The War of the Worlds | H. G. Wells | Meridian Books | 1898-01-01 | hardcover | 14.20 | yes | Science fiction
Through the Looking-Glass | Lewis Carroll | Northlight | 1871-12-27 | hardcover | 14.00 | yes | Children, Fantasy
Wuthering Heights | Emily Brontë | | 1847-12-14 | paperback | 9.30 | yes | Romance, Society
"""


def load() -> None:
    """Fill empty tables with the demo data. Django must be set up and its tables must be there."""
    _load_accounts()
    _load_shelves()


def _load_accounts() -> None:
    from django.contrib.auth.models import Permission, User

    User.objects.create_superuser(ADMIN.username, "admin@library.example", ADMIN.password)
    clerk = User.objects.create_user(CLERK.username, "clerk@library.example", CLERK.password, is_staff=True)
    clerk.user_permissions.set(Permission.objects.filter(codename__in=("view_author", "view_book")))


def _load_shelves() -> None:
    from examples.django_admin.library.models import Author, Book, Genre, Publisher

    genres = {name: Genre.objects.create(name=name) for name in GENRES}
    publishers = {name: Publisher.objects.create(name=name, city=city) for name, city in PUBLISHERS}
    authors = {name: Author.objects.create(name=name, born=born, country=land) for name, born, land in AUTHORS}
    for line in BOOKS.strip().splitlines():
        title, author, publisher, published, binding, price, in_print, kinds = map(str.strip, line.split("|"))
        book = Book.objects.create(
            title=title,
            author=authors[author],
            publisher=publishers.get(publisher),
            published=date.fromisoformat(published),
            format=binding,
            price=Decimal(price),
            in_print=in_print == "yes",
        )
        book.genres.set(genres[kind] for kind in kinds.split(", "))
