"""What steps mean that speak of how many, of all, of none, of an order, or of more than before."""

from __future__ import annotations

import pytest
from frame_notation import notation

from pytest_lam.lam.embedded.language import understand
from pytest_lam.step import Step
from pytest_lam.values import Day

STATEMENTS = [
    ("4 rows are selected", "count row 4 :selected"),
    ("there are 3 or more teas in the list", "count <teas> in list at least 3"),  # a limit behind its number
    ("the list shows 5 teas or fewer", "count <teas> in list at most 5"),
    ("three or more teas are listed", "count <teas> at least 3"),
    ("I see 3 selected rows", "count row 3 :selected"),
    ("both links are visible", "count link 2"),
    ("I see both links in the footer", "count link in section <footer> 2"),
    ("both teas are listed", "count <teas> 2"),
    ("at least two boxes are ticked", "count field at least 2 :checked"),
    ("three of the checkboxes are checked", "count checkbox 3 :checked"),
    ("the price is between $3 and $7", "text <price> at least = '$3'; text <price> at most = '$7'"),
    ("I see between 2 and 6 results", "count item at least 2; count item at most 6"),
    ("the number of teas is between 2 and 6", "count <teas> at least 2; count <teas> at most 6"),
    ('only rows with "Green" are shown', "count row x all contains = 'Green'"),
    ('I only see teas with the origin "Assam"', "count <teas> x all contains = 'Assam'"),
    ("only herbal teas are listed", "count <teas> x all contains = 'herbal'"),
    ('every row contains "Green"', "text row x all contains = 'Green'"),
    ('all of the results mention "tea"', "text item x all contains = 'tea'"),
    ("every price is less than $9", "text <price> x all less than = '$9'"),
    ('no row contains "Coffee"', "not text row x all contains = 'Coffee'"),
    ('each row has a "Brew" button', 'present button "Brew" in row x all'),
    ("no rows are selected", "not state row x all :selected"),
    ("all teas should be listed", "present <teas>"),
    ('"Assam" is at the top of the list', "text item #1 in list contains = 'Assam'"),
    ('"Assam" is listed third', "text item #3 contains = 'Assam'"),
    ("the newest tea is shown first", "order <tea> :descending @ <date>"),
    ("the teas are listed from cheapest to most expensive", "order <teas> :ascending @ <price>"),
    ("the teas are sorted by price, highest first", "order <teas> :descending @ <price>"),
    ("the names are in alphabetical order", "order <names> :ascending"),
    ("the table is in reverse chronological order", "order table :descending"),
    ("the list has one more entry", "change item in list :count = '+1'"),
    ("there are two rows more than before", "change row :count = '+2'"),
    ("more teas are shown than before", "change <teas> :count = 'up'"),
    ("the list has fewer teas than before", "change <teas> in list :count = 'down'"),
    (r'I should see text matching "No\. \d+"', r"text matches = 'No\\. \\d+'"),
    (r'the page contains text matching "No\. \d+"', r"text matches = 'No\\. \\d+'"),
    (r'the heading matches "Tea \d+"', r"heading matches = 'Tea \\d+'"),
    (r'the URL matches "/teas/\d+"', r"address matches = '/teas/\\d+'"),
    ('the heading matches "Teas"', "heading = 'Teas'"),
    ("each tea should show: name, price tag", "unclear"),
    ("7 teas found", "count <teas> 7"),
    ("the search returns 7 teas", "count <teas> 7"),
    ("the search returned no teas", "count <teas> 0"),
    ("there is just one tea left", "count <tea> 1"),
    ("I see several teas", "count <teas> at least 2"),
    ("I see 4 teas per page", "count <teas> 4"),
    ("the table has 4 rows and 2 columns", "count row in table 4; count column in table 2"),
    ("the list has a length of 4", "count item in list 4"),
    ("both rows are selected", "count row 2 :selected"),
    ('row 2, column 3 shows "Hot"', "text cell #3 in row #2 = 'Hot'"),
    ('the third column of the second row is "Hot"', "text cell #3 in row #2 = 'Hot'"),
    ("the counter is incremented by 1", "change badge <counter> = '+1'"),
    ("a new row is added to the table", "change row in table :count = '+1'"),
    ("the total is less than one hundred dollars", "text <total> less than = '$100'"),
    ("the total is greater than or equal to 10", "text <total> at least = '10'"),
    ("the progress bar is at 80 percent", "text progressbar amounts to = '80%'"),
    ('the "State" column only shows "Hot"', "text column \"State\" x all = 'Hot'"),
    ('only "Green" teas are listed', "count <teas> x all contains = 'Green'"),
    ('"Assam" is the only tea in the list', "text list contains = 'Assam'; count <tea> in list 1"),
    (
        'the "Size" dropdown has the options "Cup" and "Pot"',
        'present option "Cup" in select "Size"; present option "Pot" in select "Size"',
    ),
    ("you can see the multiple teas in the form", "unclear"),
    ('there is only one tea with code "x"', 'count "x" (tea code) 1'),
    ("I only see 4 teas", "count <teas> 4"),
    ("no more than 4 teas are shown", "count <teas> at most 4"),
    ("the stock is reduced by 2", "change <stock> = '-2'"),
    ("the stock went from 3 to 4", "text <stock> = '4'"),
    ('the teas are sorted by "Price (high to low)"', 'order <teas> :descending @ "Price"'),
    ('the teas are sorted "ascending"', "order <teas> :ascending"),
    ('"Oolong" should follow "Assam"', "order in order [Assam, Oolong]"),
    ("only the first row is selected", "state row #1 :selected; count row 1 :selected"),
    ('the date is in the format "DD/MM/YYYY"', r"text <date> matches = '\\d{2}/\\d{2}/\\d{4}'"),
    ('the tabs are "Hot" and "Cold"', "list tab [Hot, Cold]"),
    ("the invoice is dated tomorrow", f"text <invoice> amounts to = {Day('tomorrow', 1)!r}"),
    ("the due date is in 3 months", f"text <due date> amounts to = {Day('in 3 months', months=3)!r}"),
    ("the due date should be 7 days from now", f"text <due date> amounts to = {Day('7 days from now', 7)!r}"),
    ("the trip starts next Monday", f"text <trip> amounts to = {Day('next Monday', 0, 0)!r}"),
    ('the "Due" field shows tomorrow\'s date', f'value field "Due" amounts to = {Day("tomorrow", 1)!r}'),
    ("the due date is after today", f"text <due date> more than = {Day('today')!r}"),
    ("the due date is not later than tomorrow", f"not text <due date> more than = {Day('tomorrow', 1)!r}"),
    ("the due date lies in the past", f"text <due date> less than = {Day('today')!r}"),
    ("the footer shows the current year", f"text section <footer> contains = {Day('current year', format='%Y')!r}"),
    ("the report shows last year", f"text <report> contains = {Day('last year', format='%Y', months=-12)!r}"),
    ('the status is "tomorrow"', "text badge <status> = 'tomorrow'"),
    ("the page shows today's date", "unclear"),
]


@pytest.mark.parametrize(("text", "meaning"), STATEMENTS)
def test_a_statement_about_amounts_becomes_its_checks(text, meaning):
    understood = notation(understand(Step("then", text)))
    assert understood.partition(":")[0] == meaning if meaning == "unclear" else understood == meaning
