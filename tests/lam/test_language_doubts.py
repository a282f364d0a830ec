"""What must not be taken for something else: steps that are refused rather than read halfway."""

from __future__ import annotations

import pytest

from pytest_lam.lam.embedded.language import understand
from pytest_lam.lam.embedded.vocabulary import vocabulary
from pytest_lam.lam.embedded.wording import is_broken
from pytest_lam.step import Step
from tests.lam.frame_notation import notation

REFUSED = [
    ("then", "Name, Street and Town should be properly displayed"),
    ("when", "I open a booking with at least one paid guest"),
    ("given", 'I have begun a new claim through the "car" dialog'),
    ("when", "On the rooms page I proceed to checkout"),
    ("when", "I pick a room and confirm that my choice was successful"),
    ("when", "I click the Delete button index 3"),
    ("then", "the response body should not be empty"),
    ("then", "the cup is set to selected colour"),
    ("when", "the boxes are filled with good name and password"),
    ("when", "I post a review with invalid content"),
    ("when", "I log in to the shop with that user"),
    ("when", "I go to change the first room"),
    ("then", "I see the warning room with id"),
    ("when", "I continue to Payment page and ponder the basket"),
    ("then", 'the "Book room" guide step 2 dialog next button should be disabled'),
    ("then", 'the "Notes" field should be expandable'),
    ("then", "warnings display properly"),
    ("then", "the form shows the default values"),
    ("then", "default settings are shown"),
    ("then", 'the top 5 results contain "Ada"'),
    ("then", "I see the top 3 results"),
    ("when", "I write us a message"),
    ("then", 'I can see what "Reserve" stands for'),
    ("then", "Validate parts of the guest list for rooms containing <name>"),
    ("then", "the basket lists the lamp with a quantity of 3"),
    ("then", "every room shows its price correctly"),
    ("then", "I should see the lamp successfully added to my basket"),
    ("then", "Visitors should see the code and should not be blank"),
    ("then", "she sees Cash as allowed option"),
    ("then", "the displayed price for room 7 should match the stored records"),
    ("when", 'I try to edit the stock to have a wrong count "-1"'),
    ("when", "I type phone number in guest details"),
    ("when", 'I type "tea" in the filter box but do not press "Go"'),
    ("when", "she presses Tab or Escape"),
    ("when", "press Enter or click the lens icon"),
    ("when", 'I enter title with odd signs "<b>"'),
    ("then", "the hint of the phone field should be teal"),
    ("then", "the response code is 404"),
    ("when", "I filter the rooms by free on the status list"),
    ("given", 'I am signed in to the portal with user "ada" using the usual password'),
    ("given", 'I am logged in as an owner of the "Pets" club'),
    ("given", "I have signed in to the Pets club website as a vet"),
    ("when", 'I log in with an empty "password"'),
    ("when", "she enters last name in account page"),
    ("when", "Ada edits the booking to start in an hour"),
    ("when", "I type phone number in the contact area and click Next"),
    ("when", "I enter a title with 80 characters"),
    ("when", 'I verify the size of the "Rooms" table and press "Close"'),
    ("when", "I do not fill in every field"),
    ("then", "the form should be prefilled with the stored data"),
    ("then", "the basket stays intact"),
    ("given", 'a "gold" member is on the "rooms" page'),
    ("when", "I untick Print picture on a gift card checkbox"),
]
"""Steps of which only a part could be read."""

READ = [
    ("when", 'I enter page title "Rooms"', "fill <page title> = 'Rooms'"),
    ("when", 'I enter the page "Rooms"', 'navigate page "Rooms"'),
    ("when", "she proceeds to Check In", "navigate page <Check In>"),
    ("when", "she proceeds to check the box", "check checkbox"),
    ("when", "she clicks Reports from navigation menu", "click <Reports> in menu"),
    ("then", "the latest entry in table 2 contains 13", "text item <latest> in table #2 contains = '13'"),
    ("then", 'we wait until I do not see "Busy"', "not text contains = 'Busy'"),
    ("given", "the nurse verifies that logged in", "logged in"),
    ("when", "I click the red bin icon to remove the lamp", "click icon <red bin>"),
    ("then", "I wait until the current page is loaded", "present page"),
    ("when", "I click the link to unlock her room", "click link <unlock her room>"),
    ("when", "I select No, do not keep it radio option", "choose radio <No, do not keep it>"),
    ("when", "I change the 'Street' for the guest", 'command "Street" in <guest> :change'),
    ("then", 'Ada is greeted with the message "Hello"', "text message contains = 'Hello'"),
    ("when", 'I add the text "tea" in the marked cell', "fill cell <marked> = 'tea'"),
    ("when", 'I enter the "Cause" as "late"', "fill \"Cause\" = 'late'"),
    ("then", 'the "Cup" field should only contain the following value "Blue"', "value field \"Cup\" = 'Blue'"),
    ("then", "I see 1 room at the guest list", "count <room> in list <guest> 1"),
    ("then", "I should see an open modal window", "state dialog :open"),
    ("then", 'I see a total of "$5"', "text <total> = '$5'"),
    ("then", 'I see the owner of "lamp-7"', 'present <owner> in "lamp-7"'),
    ("when", 'he waits until the address contains "/rooms"', "address contains = '/rooms'"),
    ("when", 'I verify the room price "$80.00"', "text contains = '$80.00'"),
    ("when", 'I change the quantity "4"', "fill <quantity> = '4'"),
    ("when", 'I type last name "Byron" in guest details', "fill <last name> in <guest details> = 'Byron'"),
    ("when", 'I pick a date of "2030-01-31"', "fill <date> = '2030-01-31'"),
    ("when", 'I request to remove "Room 7"', 'remove "Room 7"'),
    ("when", "I select the course Biology (evening)", "choose <course Biology (evening)>"),
]


@pytest.mark.parametrize(("type_", "text"), REFUSED)
def test_what_would_be_read_halfway_is_refused(type_: str, text: str) -> None:
    understood = understand(Step(type_, text))  # type: ignore[arg-type]
    assert understood.refused, notation(understood)


@pytest.mark.parametrize(("type_", "text", "meaning"), READ)
def test_what_says_enough_is_read_whole(type_: str, text: str, meaning: str) -> None:
    assert notation(understand(Step(type_, text))) == meaning  # type: ignore[arg-type]


@pytest.mark.parametrize("name", ["booking with", "Price and", "event in", "lamp (red", "box but do not click"])
def test_words_that_have_lost_their_end_name_nothing(name: str) -> None:
    assert is_broken(name, vocabulary())


@pytest.mark.parametrize("name", ["Sign in", "Log on", "lamp (red)", "I agree to the terms", "Terms and conditions"])
def test_names_of_controls_may_end_in_small_words(name: str) -> None:
    assert not is_broken(name, vocabulary())
