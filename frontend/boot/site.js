//! The boot script of reader pages: islands start when they are used; times and the choice of colours are kept up to date.

import './boot.js';
import './appearance.js';
import './times.js';
import './breaking.js';
