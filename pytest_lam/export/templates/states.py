"""Helpers of exported modules: the states that elements are in."""

from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.select import Select


def attribute_is(element: WebElement, name: str, value: str = "true") -> bool:
    """Whether an attribute has that value."""
    return element.get_attribute(name) == value


def is_visible(element: WebElement) -> bool:
    """Whether a person can see the element."""
    return element.is_displayed()


def is_hidden(element: WebElement) -> bool:
    """Whether a person can not see the element."""
    return not element.is_displayed()


def is_enabled(element: WebElement) -> bool:
    """Whether the element can be used."""
    return element.is_enabled() and not attribute_is(element, "aria-disabled")


def is_disabled(element: WebElement) -> bool:
    """Whether the element can not be used now."""
    return not is_enabled(element)


def is_checked(element: WebElement) -> bool:
    """Whether the box is ticked or the choice taken."""
    return element.is_selected() or attribute_is(element, "aria-checked")


def is_unchecked(element: WebElement) -> bool:
    """Whether the box is not ticked, not even partly."""
    return not is_checked(element) and not is_mixed(element)


def is_mixed(element: WebElement) -> bool:
    """Whether the box is ticked in part."""
    return attribute_is(element, "aria-checked", "mixed") or bool(element.get_property("indeterminate"))


def is_selected(element: WebElement) -> bool:
    """Whether the tab or the choice is the current one."""
    return attribute_is(element, "aria-selected") or element.is_selected()


def is_expanded(element: WebElement) -> bool:
    """Whether what the element controls is open."""
    return attribute_is(element, "aria-expanded") or attribute_is(element, "open")


def is_collapsed(element: WebElement) -> bool:
    """Whether what the element controls is closed."""
    return not is_expanded(element)


def is_readonly(element: WebElement) -> bool:
    """Whether the field shows its value only."""
    return attribute_is(element, "readonly") or attribute_is(element, "aria-readonly")


def is_required(element: WebElement) -> bool:
    """Whether the field must be filled in."""
    return attribute_is(element, "required") or attribute_is(element, "aria-required")


def is_invalid(element: WebElement) -> bool:
    """Whether the page says that the field's value is wrong."""
    declared = element.get_attribute("aria-invalid")
    if declared is not None:
        return declared not in ("", "false")
    return bool(element.parent.execute_script("return arguments[0].matches(':user-invalid')", element))


def is_focused(element: WebElement) -> bool:
    """Whether the keyboard's input goes there."""
    return bool(element == element.parent.switch_to.active_element)


def is_busy(element: WebElement) -> bool:
    """Whether the element is still being changed."""
    return attribute_is(element, "aria-busy")


def is_pressed(element: WebElement) -> bool:
    """Whether the toggle button is pressed."""
    return attribute_is(element, "aria-pressed")


def is_current(element: WebElement) -> bool:
    """Whether the element stands for where the user is."""
    return element.get_attribute("aria-current") not in (None, "", "false")


def is_multiselectable(element: WebElement) -> bool:
    """Whether more than one choice can be taken."""
    return attribute_is(element, "multiple") or attribute_is(element, "aria-multiselectable")


def is_modal(element: WebElement) -> bool:
    """Whether the dialog keeps the rest of the page from being used."""
    return attribute_is(element, "aria-modal")


def is_editable(element: WebElement) -> bool:
    """Whether text can be typed into it."""
    return element.is_enabled() and not is_readonly(element)


def is_empty(element: WebElement) -> bool:
    """Whether the field holds nothing, or the element shows no text."""
    if element.tag_name == "select":
        return not any(option.text for option in Select(element).all_selected_options)
    if element.tag_name in ("input", "textarea") and element.get_attribute("type") not in ("checkbox", "radio"):
        return not element.get_property("value")
    return not element.text


def is_loaded(element: WebElement) -> bool:
    """Whether the image shows."""
    return bool(element.get_property("complete")) and not is_broken(element)


def is_broken(element: WebElement) -> bool:
    """Whether the image could not be had."""
    size = (element.get_property("naturalWidth"), element.get_property("naturalHeight"))
    return bool(element.get_property("complete")) and not any(size)


def is_loading(element: WebElement) -> bool:
    """Whether the image is not there yet."""
    return element.get_property("complete") is False
