"""The application, for the demonstration to fill."""

from tests.app.web import web

__all__ = ["web"]
