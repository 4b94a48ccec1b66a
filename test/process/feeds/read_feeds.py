#!/usr/bin/python3
"""What feedparser reads in feeds:  read_feeds.py URL...   prints a JSON line for each."""
import json, sys
import feedparser

for url in sys.argv[1:]:
    feed = feedparser.parse(url, sanitize_html=False)
    print(json.dumps({
        'url': url,
        'version': feed.version,
        'mistake': str(feed.get('bozo_exception', '')),
        'title': feed.feed.title,
        'items': [{
            'title': item.title,
            'id': item.id,
            'link': item.link,
            'published': item.published_parsed and list(item.published_parsed[:6]),
            'enclosures': [[link.href, link.type, int(link.length)] for link in item.enclosures],
            'tags': [tag.term for tag in item.get('tags', [])],
        } for item in feed.entries],
    }))
