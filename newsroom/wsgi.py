import os

from django.core.wsgi import get_wsgi_application

from newsroom import checks, front_door, patience

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
application = front_door.build(get_wsgi_application())
patience.lose_patience()
checks.refuse_demo_accounts()  # here too, for a server other than our own
front_door.heart_of(application).start()
