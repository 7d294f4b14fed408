"""Django at its barest: one view, no middleware, no database."""

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpRequest, HttpResponse
from django.urls import path


def hello(request: HttpRequest) -> HttpResponse:
    return HttpResponse("Hello, world")


urlpatterns = [path("", hello)]
settings.configure(ALLOWED_HOSTS=["*"], ROOT_URLCONF=__name__)
application = get_wsgi_application()
