import { html } from '../http/html.ts';

/**
 * A template of XML whose holes are escaped for text and for quoted attributes, as `html` does it: what HTML must not
 * contain (control characters, lone surrogates, noncharacters) XML 1.0 refuses as well. A reader shows names beside
 * others, so what would hide or turn the text around it is replaced too.
 */
export const xml = html;

/** The first line of each document. */
export const XML_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n';
