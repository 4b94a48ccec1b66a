import { describeEveryPage } from './every-page.ts';

describeEveryPage('ar', ['dark and narrow']);
