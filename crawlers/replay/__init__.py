"""Websites served again under their own names: a sample folder in one of its editions, or an archive."""

from crawlers.replay.archived import ArchiveSite
from crawlers.replay.sample import SampleSite, sample_hosts
from crawlers.replay.server import Proxy, serve, serve_forever
from crawlers.replay.site import Answer, Site

__all__ = ["Answer", "ArchiveSite", "Proxy", "SampleSite", "Site", "sample_hosts", "serve", "serve_forever"]
