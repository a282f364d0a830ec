"""Three scenarios of cart.feature, written by hand."""

from __future__ import annotations

from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webdriver import WebDriver
from selenium.webdriver.support import expected_conditions as EC  # noqa: N812  as its documentation names it
from selenium.webdriver.support.wait import WebDriverWait

BADGE = (By.CSS_SELECTOR, "[data-testid='cart-count']")
TOAST = (By.ID, "toast")
CART = (By.CSS_SELECTOR, "a.cart-link")
SUBTOTAL = (By.ID, "subtotal")
DELIVERY = (By.ID, "delivery")
TOTAL = (By.ID, "total")
DIALOG = (By.ID, "remove-dialog")
YES_REMOVE = (By.XPATH, "//button[normalize-space()='Yes, remove']")


def add_button(product: str) -> tuple[str, str]:
    return By.XPATH, f"//div[@class='card'][.//h3[normalize-space()='{product}']]//button[@data-add]"


def row(product: str) -> tuple[str, str]:
    return By.XPATH, f"//tr[th[normalize-space()='{product}']]"


def quantity(product: str) -> tuple[str, str]:
    return By.CSS_SELECTOR, f"[aria-label='Quantity of {product}']"


def add(wait: WebDriverWait[WebDriver], product: str, count: str) -> None:
    wait.until(EC.element_to_be_clickable(add_button(product))).click()
    wait.until(EC.text_to_be_present_in_element(BADGE, count))
    wait.until(EC.text_to_be_present_in_element(TOAST, f"{product} was added to your cart"))


def open_full_cart(driver: WebDriver, wait: WebDriverWait[WebDriver], base_url: str) -> None:
    """The cart page, with a teapot and a notebook in the cart."""
    driver.get(f"{base_url}/")
    add(wait, "Teapot", "1")
    add(wait, "Notebook", "2")
    wait.until(EC.element_to_be_clickable(CART)).click()
    wait.until(EC.url_matches("/cart$"))


def test_adding_a_product(driver: WebDriver, wait: WebDriverWait[WebDriver], base_url: str) -> None:
    driver.get(f"{base_url}/")
    wait.until(EC.element_to_be_clickable(add_button("Desk lamp"))).click()
    assert wait.until(EC.text_to_be_present_in_element(BADGE, "1"))
    assert wait.until(EC.text_to_be_present_in_element(TOAST, "Desk lamp was added to your cart"))


def test_changing_a_quantity(driver: WebDriver, wait: WebDriverWait[WebDriver], base_url: str) -> None:
    open_full_cart(driver, wait, base_url)
    field = wait.until(EC.element_to_be_clickable(quantity("Notebook")))
    field.clear()
    field.send_keys("3\t")
    assert wait.until(
        EC.text_to_be_present_in_element((By.CSS_SELECTOR, "[data-line='notebook'] .line-total"), "£37.50")
    )
    assert driver.find_element(*TOTAL).text == "£75.50"
    assert driver.find_element(*BADGE).text == "4"


def test_removing_a_product(driver: WebDriver, wait: WebDriverWait[WebDriver], base_url: str) -> None:
    open_full_cart(driver, wait, base_url)
    wait.until(EC.element_to_be_clickable(row("Teapot"))).find_element(By.CSS_SELECTOR, "[title='Remove']").click()
    wait.until(EC.visibility_of_element_located(DIALOG))
    wait.until(EC.element_to_be_clickable(YES_REMOVE)).click()
    wait.until(EC.invisibility_of_element_located(DIALOG))
    assert wait.until(EC.invisibility_of_element_located(row("Teapot")))
    assert len(driver.find_elements(By.CSS_SELECTOR, "table.cart tbody tr")) == 1
    assert wait.until(EC.text_to_be_present_in_element(SUBTOTAL, "£12.50"))
    assert driver.find_element(*DELIVERY).text == "£4.95"
