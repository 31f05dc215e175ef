// Everything works without this file; it makes the pages quicker to use.
import './live.js';
import './confirm.js';
import './copy.js';
import './keys.js';
import './theme-toggle.js';
import './example.js';
import './threshold.js';
