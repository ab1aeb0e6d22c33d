/// The back end of the lessons.
@NullMarked
package dev.meanwhile.service;

import org.jspecify.annotations.NullMarked;
