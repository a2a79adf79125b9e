"""Scenes: functions that draw one subject on a canvas, each with options that vary it."""
