import os

from django.core.wsgi import get_wsgi_application

from newsroom import checks, front_door, patience
from newsroom.at_once import at_once

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
store = front_door.build(get_wsgi_application())
application = at_once(store)
patience.lose_patience()
checks.refuse_demo_accounts()  # here too, for a server other than our own
front_door.heart_of(store).start()
