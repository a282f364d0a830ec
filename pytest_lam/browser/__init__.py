"""The browser room, the only one that knows selenium: starting, perceiving, acting, settling."""
