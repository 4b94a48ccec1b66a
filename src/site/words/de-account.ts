import { html, type Html } from '../../http/html.ts';
import type { Words } from './words.ts';

export const login: Words['login'] = {
  title: 'Anmelden',
  token: 'Token',
  tokenHint: 'Was Sie vom Betreiber dieses Dienstes bekommen haben.',
  submit: 'Anmelden',
  provider: 'Ohne Token anmelden',
  once: 'Dieser Link meldet diesen Browser an. Er gilt einmal.',
  ends: (name: Html) =>
    html`Sie sind hier als ${name} angemeldet. Wenn Sie sich mit diesem Link anmelden, endet diese Sitzung.`,
  switch: 'Sitzung beenden und anmelden',
  stay: 'Angemeldet bleiben',
};

export const account: Words['account'] = {
  title: 'Ihr Konto',
  signOut: 'Abmelden',
  name: 'Name',
  role: 'Rolle',
  roles: {
    reader: 'darf lesen, was veröffentlicht ist',
    uploader: 'darf Torrents veröffentlichen und sie später ändern oder löschen',
    moderator:
      'darf alle Torrents ändern und löschen, selbst welche veröffentlichen und über Meldungen entscheiden',
    admin: 'darf alles, auch Tokens anlegen und widerrufen',
  },
  collection: 'Sammlung',
  everywhere: 'alle',
  expires: 'Läuft ab',
  never: 'nie',
  published: 'Veröffentlicht',
  files: '.torrent-Dateien',
  usedOf: (used: Html | string, max: Html | string) => html`${used} von ${max}`,
  torrents: 'Ihre Torrents',
};

export const sessions: Words['sessions'] = {
  title: 'Wo Sie angemeldet sind',
  browser: 'Browser',
  unnamed: 'Ein Browser, der seinen Namen nicht nennt',
  address: 'Adresse',
  since: 'Seit',
  seen: 'Zuletzt gesehen',
  action: 'Aktion',
  thisOne: 'dieser',
  end: 'Abmelden',
};

export const feedKeys: Words['feedKeys'] = {
  title: 'Feed-Schlüssel',
  about:
    'Ein Feed-Schlüssel ist für ein Programm, das kein Token senden kann: Am Ende der Adresse einer .torrent-Datei öffnet er diese Datei, wo das Lesen ein Token verlangt. Sonst öffnet er nichts.',
  notNeeded: 'Hier dürfen alle lesen; zurzeit braucht also kein Programm einen.',
  name: 'Name',
  nameHint: 'Woran Sie ihn erkennen, zum Beispiel das Programm, für das er ist.',
  made: 'Angelegt',
  used: 'Zuletzt benutzt',
  notYet: 'noch nicht',
  action: 'Aktion',
  make: 'Feed-Schlüssel anlegen',
  revoke: 'Widerrufen',
  newTitle: 'Ihr neuer Feed-Schlüssel',
  newKey: (name: Html) =>
    html`Das ist der Schlüssel ${name}. Kopieren Sie ihn jetzt: Er wird nicht noch einmal gezeigt.`,
  newAddress: 'Er steht am Ende einer Adresse, wie in:',
  back: 'Zurück zu Ihrem Konto',
};

export const ownTorrents: Words['ownTorrents'] = {
  title: 'Ihre Torrents',
  nothing: 'Sie haben noch nichts veröffentlicht.',
  name: 'Name',
  size: 'Größe',
  state: 'Status',
  published: 'Veröffentlicht',
  action: 'Aktion',
  states: {
    public: 'öffentlich',
    unlisted: 'nicht gelistet',
    pending: 'wartet auf Prüfung',
    hidden: 'verborgen',
    superseded: 'ersetzt',
    removed: 'entfernt',
  },
  edit: 'Bearbeiten',
  delete: 'Löschen',
  restore: 'Wiederherstellen',
};
