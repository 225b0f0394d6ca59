//! The script of the editor's page.

import { StoryEditor } from './element.js';

customElements.define('story-editor', StoryEditor);
