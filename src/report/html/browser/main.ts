// What the page does in the browser; esbuild compiles it into the page when amends is built.
import { startComplaints } from './complaints.ts';
import { startTheme } from './theme.ts';

startTheme();
startComplaints();
