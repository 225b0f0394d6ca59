//! The boot script of reader pages: islands start when they are used; times, the choice of colours and the head are kept up to date;
//! the app of the device comes last.

import './boot.js';
import './appearance.js';
import './head.js';
import './times.js';
import './breaking.js';
import './device.js';
