import { describeEveryPage } from './every-page.ts';

describeEveryPage('de', ['light', 'in forced colours, at 400 percent']);
