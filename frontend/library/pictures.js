//! The script of the library of pictures, and of the fields in which a picture is chosen.

import { choice } from './choice.js';
import { point } from './point.js';
import { uploads } from './upload.js';

document.querySelectorAll('[data-upload]').forEach(uploads);
document.querySelectorAll('[data-point]').forEach(point);
document.querySelectorAll('[data-picture-choice]').forEach(choice);
