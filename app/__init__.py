"""The web application. `flask --app app` finds `create_app` here."""

from app.factory import create_app

__all__ = ["create_app"]
