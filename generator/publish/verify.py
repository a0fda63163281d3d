"""Is every planned file there, and does every link lead somewhere? Asked before a site is swapped in.

After each build only what was noted while stamping is looked up; the few pages that the host rendered
itself, and one page of each kind, are parsed. `verify_site` parses every page of a site, whoever built it.
"""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from urllib.parse import urlsplit

from generator.present.page import PlannedFile, PlannedPage
from generator.publish import NotPublished
from generator.publish.links import Notes, file_at, ids_of, noted_in, resolve
from generator.publish.parse import Parsed, parse
